package io.recourse.standalone;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.function.Predicate;

/** Calls, field accesses and method references, so that {@code Instant::now} does not pass for harmless. */
final class Access {

    private Access() {}

    static DescribedPredicate<JavaAccess<?>> to(Class<?> owner, Predicate<String> name) {
        return DescribedPredicate.describe(
                "access to a forbidden member of " + owner.getSimpleName(),
                access -> access.getTargetOwner().isAssignableTo(owner)
                        && name.test(access.getTarget().getName()));
    }

    static DescribedPredicate<JavaAccess<?>> to(String ownerPackage, Predicate<JavaAccess<?>> access) {
        return DescribedPredicate.describe(
                "access to a forbidden member in " + ownerPackage,
                candidate ->
                        candidate.getTargetOwner().getPackageName().equals(ownerPackage) && access.test(candidate));
    }
}
