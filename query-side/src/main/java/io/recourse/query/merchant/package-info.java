/** What a merchant sees: the cases about its own payments, and of these what it needs to answer. */
@NullMarked
package io.recourse.query.merchant;

import org.jspecify.annotations.NullMarked;
