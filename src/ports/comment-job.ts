import type { Conclusion } from '../domain/report.ts'

/** The comment that a pull request should have. */
export interface CommentJob {
  /** `on-failure` creates a comment on `fail` and `error` alone, but updates an existing one on every conclusion. */
  readonly when: 'on-failure' | 'always'
  readonly conclusion: Conclusion
  /** Identifies the comment of this gate among others: workflow, job, values of the matrix and images. */
  readonly key: string
  /** Renders the body, without the marker, in at most `limit` UTF-16 units. */
  render(limit: number): string
  readonly token: string
}
