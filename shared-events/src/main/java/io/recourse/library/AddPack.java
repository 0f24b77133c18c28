package io.recourse.library;

import io.recourse.actor.Act;
import io.recourse.deadline.PolicyRef;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a version of a pack that has been found to be sound. */
public record AddPack(@TargetAggregateIdentifier String library, PolicyRef pack, String text, Act act)
        implements LibraryCommand {}
