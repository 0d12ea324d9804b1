/** Version of this action; the same as in package.json, which a test holds. */
export const VERSION = '1.0.0'

/** Where this action is at home; the owner is put in at its release, as in the README. */
export const ACTION_URL = 'https://github.com/OWNER/tcss-image-gate'
