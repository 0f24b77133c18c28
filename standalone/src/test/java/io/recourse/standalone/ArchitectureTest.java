package io.recourse.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.recourse.personal.Personal;
import java.time.Clock;
import java.util.Set;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Saga;

/** Which part may know which, in all modules: this one sees them all. */
@AnalyzeClasses(packages = "io.recourse", importOptions = ProductionCode.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule policiesKnowNoFrameworkAndNoClock = noClasses()
            .that()
            .resideInAPackage("io.recourse..policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.axonframework..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("a policy is a pure function of facts and an instant");

    @ArchTest
    static final ArchRule commandSideDoesNotKnowQuerySide = noClasses()
            .that()
            .resideInAPackage("io.recourse.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.recourse.query..", "io.recourse.standalone..");

    @ArchTest
    static final ArchRule querySideDoesNotKnowCommandSide = noClasses()
            .that()
            .resideInAPackage("io.recourse.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.recourse.command..", "io.recourse.standalone..");

    @ArchTest
    static final ArchRule sharedCodeKnowsNoSide = noClasses()
            .that()
            .resideOutsideOfPackages("io.recourse.command..", "io.recourse.query..", "io.recourse.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.recourse.command..", "io.recourse.query..", "io.recourse.standalone..");

    @ArchTest
    static final ArchRule wordsComeInThroughFreeText = noClasses()
            .that()
            .resideOutsideOfPackages("io.recourse.runtime.masking..", "io.recourse.personal..")
            .should()
            .accessTargetWhere(Access.to(Personal.class, Set.of("of", "<init>")::contains))
            .because("FreeText masks what must not be stored");

    @ArchTest
    static final ArchRule storedWordsAreReadByTheirMapper = noClasses()
            .that()
            .resideOutsideOfPackages("io.recourse.runtime.json..", "io.recourse.personal..")
            .should()
            .accessTargetWhere(Access.to(Personal.class, Set.of("restored", "forgotten")::contains))
            .because("whatever else has words has them from somebody, and they are masked first");

    @ArchTest
    static final ArchRule deadlinesAreCancelledById = noClasses()
            .should()
            .accessTargetWhere(Access.to(DeadlineManager.class, name -> name.startsWith("cancelAll")))
            .because("cancelAll* reads every scheduled task");

    @ArchTest
    static final ArchRule aggregatesAreCreatedOnPurpose = methods()
            .that()
            .areAnnotatedWith(CreationPolicy.class)
            .should(notCreateIfMissing())
            .because("a command for an unknown aggregate is refused");

    @ArchTest
    static final ArchRule sagasCanBeReadBack = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Saga.class)
            .and()
            .areNotStatic()
            .should()
            .notBeFinal()
            .because("Jackson sets no final field, and the saga would forget");

    @ArchTest
    static final ArchRule noJpa = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.axonframework..jpa..");

    @ArchTest
    static final ArchRule onlyJackson3 = noClasses()
            .that()
            .resideOutsideOfPackage("io.recourse.runtime.openapi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.dataformat..",
                    "com.fasterxml.jackson.datatype..")
            .because("Jackson 2 is there for the OpenAPI generator and for Adyen's library alone");

    private static ArchCondition<JavaMethod> notCreateIfMissing() {
        return new ArchCondition<>("not use CREATE_IF_MISSING") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                AggregateCreationPolicy policy =
                        method.getAnnotationOfType(CreationPolicy.class).value();
                if (policy == AggregateCreationPolicy.CREATE_IF_MISSING) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " uses CREATE_IF_MISSING"));
                }
            }
        };
    }
}
