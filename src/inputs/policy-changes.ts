import type { Notice } from '../domain/notice.ts'
import type { Clock } from '../ports/clock.ts'
import type { ReadRemoteFile } from '../ports/files.ts'
import type { WorkflowEvent } from '../ports/workflow-event.ts'
import type { Inputs } from './parse-inputs.ts'

/** The maximum time of the comparison, in milliseconds. */
const TIMEOUT = 10_000

/**
 * Returns a notice for each policy in the checkout that differs from the base branch of the pull request. Ignores failures,
 * because these notices do not affect the verdict.
 */
export async function findPolicyChanges(
  { localPolicies, githubToken }: Inputs,
  { base }: WorkflowEvent,
  {
    readRemote,
    clock,
    signal,
  }: { readonly readRemote: ReadRemoteFile; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<readonly Notice[]> {
  if (base === null || githubToken === '') return []
  const { repository, commit: ref, branch } = base
  const over = new AbortController()
  const late = clock.sleep(TIMEOUT, AbortSignal.any([signal, over.signal])).then(() => null)
  const changes = localPolicies.map(async ({ path, digest }): Promise<readonly Notice[]> => {
    const read = await Promise.race([readRemote({ repository, path, ref }, githubToken), late])
    const same = read === null || read.kind === 'problem' || (read.kind === 'text' && read.digest === digest)
    return same ? [] : [{ kind: 'policy-changed', policy: path, branch, added: read.kind === 'absent' }]
  })
  // Ignores the rejection of a cancelled job, because the caller reports it.
  late.catch(() => {})
  return Promise.all(changes)
    .then(
      (notices) => notices.flat(),
      () => [],
    )
    .finally(() => over.abort())
}
