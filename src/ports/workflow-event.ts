/** The event that started the workflow. */
export interface WorkflowEvent {
  /** `pull_request`, `push` and so on; empty if unknown. */
  readonly name: string
  /** The target of a pull request; null for any other event. */
  readonly base: { readonly repository: string; readonly commit: string; readonly branch: string } | null
  /** Refs of this repository that the pull request controls: its branch, its head commit, its merge ref and merge commit. */
  readonly ownRefs: readonly string[]
  /** Whether GitHub gives this run no secrets: a pull request from a fork, or from Dependabot. */
  readonly withoutSecrets: boolean
}
