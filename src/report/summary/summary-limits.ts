/** Most rows of a table of findings or accepted vulnerabilities. */
export const ROW_LIMIT = 10

/** Most packages to upgrade. */
export const PACKAGE_LIMIT = 5

/** Squares of the longest severity bar. */
export const BAR_LENGTH = 12

/** Most pieces of advice about several images; the section of each image has the others. */
export const ADVICE_LIMIT = 5

/** Most points of one error; the log has all of them. */
export const POINT_LIMIT = 30

/** Most limits that an image is near to. */
export const NEAR_LIMIT_LIMIT = 4

/** Most notices; the log has all of them. */
export const NOTICE_LIMIT = 10
