package io.recourse.standalone;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out test classes, also those that reach this module packed in another module's test jar. */
public final class ProductionCode implements ImportOption {

    private final ImportOption notInATestFolder = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return notInATestFolder.includes(location) && !location.contains("-tests.jar");
    }
}
