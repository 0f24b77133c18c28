@NullMarked
package io.recourse.query.merchant;

import org.jspecify.annotations.NullMarked;
