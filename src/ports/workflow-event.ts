export interface WorkflowEvent {
  /** `pull_request`, `push` and so on; empty if unknown. */
  readonly name: string
  /** The target of a pull request; null for any other event. */
  readonly base: { readonly repository: string; readonly commit: string; readonly branch: string } | null
  /** The refs of this repository that the pull request controls: head branch, head commit, merge ref and merge commit. */
  readonly ownRefs: readonly string[]
  /** Whether GitHub withholds secrets from this run, because the pull request is from a fork or from Dependabot. */
  readonly withoutSecrets: boolean
}
