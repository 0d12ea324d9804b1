import { createHash } from 'node:crypto'
import type { Clock } from '../ports/clock.ts'
import type { CommentJob } from '../ports/comment-job.ts'
import { createSend, type Result, type Send } from './client.ts'
import type { GitHubEvent } from './event.ts'
import { idAt, textAt } from './fields.ts'
import { findPullRequest, type PullRequest, problemOf } from './pull-request.ts'
import type { Environment } from './request.ts'

interface CommentWorld {
  readonly env: Environment
  readonly event: GitHubEvent
  readonly signal: AbortSignal
  readonly clock: Clock
}

/** A comment that begins with the marker of this gate. */
interface MarkedComment {
  readonly id: number
  readonly body: string
  readonly login: string
}

/** A pull request with everything that is needed to comment on it. */
interface CommentSession extends PullRequest {
  readonly send: Send
  readonly job: CommentJob
  readonly marker: string
  pause(milliseconds: number): Promise<void>
  /** Resolves to the login of the token's owner, or to the reason why the login is unknown. Sends one request at most. */
  owner(): Promise<{ readonly login: string } | string>
}

/** The maximum length of a comment, in UTF-16 units. */
const BODY_LIMIT = 65_536
const PER_PAGE = 100
const MOST_PAGES = 30

/** The maximum wait for a rate limit, and the maximum time of all requests together, in milliseconds. */
const LONGEST_WAIT = 60_000
const LONGEST_TIME = 180_000

/** The pauses before the comments are listed again after a lost response, in milliseconds. */
const PAUSES = [1_000, 2_000, 4_000]
/** The maximum number of comments that others may delete during an update. */
const MOST_DELETED = 3

/** The author of comments that were written with GITHUB_TOKEN. No person can have this name. */
const ACTIONS = 'github-actions[bot]'

const COMMENTS = '/repos/{+repository}/issues/{number}/comments'
const COMMENT = '/repos/{+repository}/issues/comments/{id}'

/**
 * Creates or updates the comment of this gate on the pull request of this run. Returns null, or a sentence about the problem.
 * Throws only the reason of `signal`.
 */
export async function upsertComment(job: CommentJob, world: CommentWorld): Promise<string | null> {
  const { env, event, signal, clock } = world
  const late = AbortSignal.timeout(LONGEST_TIME)
  const ending = AbortSignal.any([signal, late])
  try {
    const send = await createSend(env, job.token, { signal: ending, clock, longestWait: LONGEST_WAIT })
    if (typeof send === 'string') return failure(send)
    const pullRequest = await findPullRequest(event, env, send)
    if (typeof pullRequest === 'string') return failure(pullRequest)
    let owner: ReturnType<CommentSession['owner']> | undefined
    return await upsert({
      ...pullRequest,
      send,
      job,
      marker: `<!-- tcss-image-gate:${createHash('sha256').update(job.key).digest('hex').slice(0, 32)} -->`,
      pause: (milliseconds) => clock.sleep(milliseconds, ending),
      owner: () => {
        owner ??= requestOwner(send)
        return owner
      },
    })
  } catch {
    signal.throwIfAborted()
    return failure(late.aborted ? 'GitHub took longer than three minutes' : 'something unexpected happened')
  }
}

/** Finds the comment of this gate, and creates or updates it. Starts again if the comment was deleted or a response was lost. */
async function upsert(session: CommentSession): Promise<string | null> {
  const { job, marker, pause } = session
  const creates = job.when === 'always' || job.conclusion === 'fail' || job.conclusion === 'error'
  const deleted = new Set<number>()
  const pauses = [...PAUSES]
  let room = BODY_LIMIT - marker.length - 1
  let lost = ''
  for (let halved = false; ; ) {
    const listed = await listOwn(session)
    if (typeof listed === 'string') return failure(listed)
    const [oldest, ...duplicates] = listed.own.filter(({ id }) => !deleted.has(id))
    if (oldest === undefined) {
      if (!creates) return null
      if (listed.more) return failure('the pull request has more than 3,000 comments')
      if (pauses.length === 0) return failure(`${lost}, at the last of ${PAUSES.length} attempts`)
    }
    const result = await write(session, oldest, `${marker}\n${job.render(room)}`)
    if (result === null) return await remove(session, duplicates)
    if (result.kind === 'lost' && oldest === undefined) {
      lost = result.problem
      await pause(pauses.shift() ?? 0)
    } else if (result.kind !== 'refused') return failure(problemOf(result))
    else if (result.status === 422 && !halved && /too long/i.test(result.message)) {
      halved = true
      room = Math.floor(room / 2)
    } else if (result.status === 404 && oldest !== undefined && deleted.size < MOST_DELETED)
      deleted.add(oldest.id)
    else return failure(problemOf(result))
  }
}

/** Writes the body of the comment. Returns null on success, else the result of the request. */
async function write(
  { send, repository, number }: CommentSession,
  oldest: MarkedComment | undefined,
  body: string,
): Promise<Result | null> {
  if (oldest?.body === body) return null
  const data = JSON.stringify({ body })
  const result =
    oldest === undefined
      ? await send(`POST ${COMMENTS}`, { repository, number, data }, { idempotent: false })
      : await send(`PATCH ${COMMENT}`, { repository, id: oldest.id, data })
  const expected = oldest === undefined ? 201 : 200
  return result.kind === 'response' && result.status === expected ? null : result
}

/** Deletes the other comments of this gate. A second run at the same time may have created them. */
async function remove(
  { send, repository }: CommentSession,
  duplicates: readonly MarkedComment[],
): Promise<string | null> {
  for (const { id } of duplicates) {
    const result = await send(`DELETE ${COMMENT}`, { repository, id })
    const isGone = result.kind === 'response' || (result.kind === 'refused' && result.status === 404)
    if (!isGone) return `Another comment of this gate could not be deleted: ${problemOf(result)}.`
  }
  return null
}

/** Lists the comments of this gate, the oldest first. `more` tells whether the pull request has further comments. */
async function listOwn(
  session: CommentSession,
): Promise<{ readonly own: readonly MarkedComment[]; readonly more: boolean } | string> {
  const { send, repository, number, marker } = session
  const marked: MarkedComment[] = []
  let more = true
  for (let page = 1; more && page <= MOST_PAGES; page += 1) {
    const result = await send(`GET ${COMMENTS}`, { repository, number, per_page: PER_PAGE, page })
    if (result.kind !== 'response') return problemOf(result)
    if (!Array.isArray(result.data)) return 'the response of GitHub is not a list of comments'
    for (const comment of result.data) {
      const id = idAt(comment, 'id')
      const body = textAt(comment, 'body')
      if (id !== null && body.startsWith(marker))
        marked.push({ id, body, login: textAt(comment, 'user', 'login') })
    }
    more = result.data.length >= PER_PAGE
  }
  if (marked.length === 0) return { own: [], more }
  const owner = await session.owner()
  if (typeof owner === 'string') return owner
  return { own: marked.filter(({ login }) => login === owner.login).sort((a, b) => a.id - b.id), more }
}

/** Requests the login of the token's owner. GITHUB_TOKEN may do that only by GraphQL, and other tokens may not use GraphQL. */
async function requestOwner(send: Send): ReturnType<CommentSession['owner']> {
  const data = JSON.stringify({ query: 'query { viewer { login } }' })
  const viewer = await send('POST /graphql', { data })
  if (viewer.kind === 'throttled') return viewer.problem
  const login = viewer.kind === 'response' ? textAt(viewer.data, 'data', 'viewer', 'login') : ''
  if (login !== '') return { login }
  const user = await send('GET /user', {})
  if (user.kind === 'response' && textAt(user.data, 'login') !== '')
    return { login: textAt(user.data, 'login') }
  return user.kind === 'refused' ? { login: ACTIONS } : problemOf(user)
}

function failure(problem: string): string {
  return `No comment on the pull request: ${problem}.`
}
