package io.recourse.actor;

/** The way by which something reached us. */
public enum Channel {
    PHONE,
    ONLINE_CHAT,
    EMAIL,
    HELP_CENTRE,
    WECHAT,
    MINI_PROGRAM,
    SOCIAL_MEDIA,
    AI_ASSISTANT,
    LETTER,
    REGULATOR,
    API,
    BATCH
}
