package io.recourse.identity;

/** How somebody showed to be who they say. */
public enum IdentityMethod {
    PHONE_NUMBER,
    ACCOUNT_DETAILS,
    ONE_TIME_CODE,
    IDENTITY_DOCUMENT,
    FACE,
    IN_PERSON
}
