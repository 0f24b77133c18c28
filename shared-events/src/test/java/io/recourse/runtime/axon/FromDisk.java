package io.recourse.runtime.axon;

import org.springframework.context.ApplicationContext;

/** For tests that damage what is stored: processors would be given the last events from memory. */
public final class FromDisk {

    private FromDisk() {}

    public static void readAgain(ApplicationContext application) {
        application.getBean(Tail.class).recent().clear();
    }
}
