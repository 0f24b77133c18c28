package io.recourse.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Habits that hold in every module. */
@AnalyzeClasses(packages = "io.recourse", importOptions = ProductionCode.class)
class HabitsTest {

    private static final String CLOCK = "io.recourse.runtime.clock..";

    @ArchTest
    static final ArchRule timeComesFromTheClockBean = noClasses()
            .that()
            .resideOutsideOfPackage(CLOCK)
            .should()
            .accessTargetWhere(Access.to("java.time", HabitsTest::readsTheSystemClock))
            .orShould()
            .accessTargetWhere(Access.to(System.class, "currentTimeMillis"::equals))
            .orShould()
            .callConstructor(Date.class)
            .because("imports and tests move the time");

    @ArchTest
    static final ArchRule nothingSleeps =
            noClasses().should().accessTargetWhere(Access.to(Thread.class, "sleep"::equals));

    @ArchTest
    static final ArchRule onlyTheConsolePrints = noClasses()
            .that(areNot("io.recourse.standalone.Console"))
            .should()
            .accessTargetWhere(Access.to(System.class, Set.of("out", "err")::contains))
            .orShould()
            .accessTargetWhere(Access.to(Throwable.class, "printStackTrace"::equals));

    @ArchTest
    static final ArchRule noJavaUtilLogging =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses().should().haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(resideInANullMarkedPackage());

    private static boolean readsTheSystemClock(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        if (access.getTargetOwner().isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        return name.equals("now")
                && access.getTarget() instanceof CodeUnitAccessTarget now
                && now.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static DescribedPredicate<JavaClass> areNot(String name) {
        return DescribedPredicate.describe(
                "are not " + name,
                type -> !type.getName().equals(name) && !type.getName().startsWith(name + "$"));
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no package-info with @NullMarked"));
                }
            }
        };
    }
}
