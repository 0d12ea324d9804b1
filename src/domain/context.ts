/** The workflow run, as shown in reports. A value is null if the runner does not provide the value. */
export interface Context {
  /** The repository as `owner/name`. */
  readonly repository: string | null
  /** The path of the workflow file in the repository, such as `.github/workflows/release.yml`. */
  readonly workflow: string | null
  readonly job: string | null
  readonly commit: string | null
  readonly runUrl: string | null
}

/** A site of Tencent Cloud. An account and its keys are valid on one site only. */
export type Site = 'intl' | 'china'

/** A place in a file of the checkout. Lines and columns count from 1. */
export interface FilePlace {
  readonly file: string
  readonly line: number
  readonly column?: number
}
