export const VERSION = '1.0.0'

/** The repository of this action. The maintainer replaces OWNER before the release, as in the README. */
export const ACTION_URL = 'https://github.com/OWNER/tcss-image-gate'
