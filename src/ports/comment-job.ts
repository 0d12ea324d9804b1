import type { Conclusion } from '../domain/report.ts'

export interface CommentJob {
  /** `on-failure` creates a comment only for `fail` or `error`. Any conclusion updates an existing comment. */
  readonly when: 'on-failure' | 'always'
  readonly conclusion: Conclusion
  /** The workflow, job, matrix values and images as one text. A gate finds its own comment by this text. */
  readonly key: string
  /** Renders the text of the comment, in at most `limit` UTF-16 units. The text does not include the marker. */
  render(limit: number): string
  readonly token: string
}
