/** WeChat Pay, by its API v3 for merchants of mainland China. */
@NullMarked
package io.recourse.command.gateway.wechat;

import org.jspecify.annotations.NullMarked;
