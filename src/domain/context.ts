/** The run as reports describe it. A value is null if the runner does not give it. */
export interface Context {
  /** `owner/name`. */
  readonly repository: string | null
  /** Path of the workflow's file in its repository, such as `.github/workflows/release.yml`. */
  readonly workflow: string | null
  readonly job: string | null
  readonly commit: string | null
  /** Address of the run on GitHub. */
  readonly runUrl: string | null
}

/** The two sites of Tencent Cloud. An account and its keys belong to one of them. */
export type Site = 'intl' | 'china'

/** A line of a file in the checkout; lines and columns count from 1. */
export interface FilePlace {
  readonly file: string
  readonly line: number
  readonly column?: number
}
