import { createHash } from 'node:crypto'
import type { Conclusion } from '../domain/report.ts'
import type { Clock } from '../ports/clock.ts'
import { createSend, type Environment, type Reply, record, type Send } from './client.ts'
import type { WorkflowEvent } from './event.ts'
import { findPullRequest, LIST_LIMIT, type PullRequest, positive, problemOf } from './pull-request.ts'

export type CommentWhen = 'never' | 'on-failure' | 'always'

export interface CommentJob {
  readonly when: CommentWhen
  /** `on-failure` creates a comment on `fail` and `error` alone; one that is there is updated on every verdict. */
  readonly conclusion: Conclusion
  /** What tells this gate's comment from others: workflow, job, values of the matrix and images. */
  readonly key: string
  /** Makes a body of at most so many UTF-16 units; the marker is not counted. */
  render(limit: number): string
  readonly token: string
}

export interface CommentWorld {
  readonly env: Environment
  readonly event: Pick<WorkflowEvent, 'name'>
  readonly signal: AbortSignal
  readonly clock: Clock
}

/** A comment that has our marker. */
interface Marked {
  readonly id: number
  readonly body: string
  readonly login: unknown
}

/** Where the comment is to be, and what it takes to write it. */
interface Desk extends PullRequest {
  readonly send: Send
  readonly job: CommentJob
  readonly marker: string
  pause(milliseconds: number): Promise<void>
  /** The login of the token's owner, which is asked for when it first matters, or why it is not known. */
  owner(): Promise<{ readonly login: string } | string>
}

/** What GitHub takes as a comment, in characters. */
const BODY = 65_536
const PER_PAGE = 100
const PAGES = 30

/** Milliseconds: what is waited for a limit of requests at most, and what all of it may take. */
const LONGEST = 60_000
const PATIENCE = 180_000

/** Milliseconds until we look whether a comment is there whose answer was lost, for each try. */
const LOOKS = [1_000, 2_000, 4_000]
/** So many comments may vanish under us. */
const GONE = 3

/** Whose comments are those of GITHUB_TOKEN; no person can have such a name. */
const ACTIONS = 'github-actions[bot]'

/**
 * Keeps one comment up to date on the pull request of this run. Null when that is done, or nothing is to do; else one sentence
 * about why not. It throws nothing but the reason of `signal`.
 */
export async function publishComment(job: CommentJob, world: CommentWorld): Promise<string | null> {
  const { env, event, signal, clock } = world
  if (job.when === 'never') return null
  const late = AbortSignal.timeout(PATIENCE)
  const ending = AbortSignal.any([signal, late])
  try {
    const send = await createSend(env, job.token, { signal: ending, clock, longest: LONGEST })
    if (typeof send === 'string') return failed(send)
    const place = await findPullRequest(event, env, send)
    if (typeof place === 'string') return failed(place)
    let owner: ReturnType<Desk['owner']> | undefined
    return await keep({
      ...place,
      send,
      job,
      marker: `<!-- tcss-image-gate:${createHash('sha256').update(job.key).digest('hex').slice(0, 32)} -->`,
      pause: (milliseconds) => clock.sleep(milliseconds, ending),
      owner: () => {
        owner ??= ownerOf(send)
        return owner
      },
    })
  } catch {
    signal.throwIfAborted()
    return failed(late.aborted ? 'GitHub took longer than three minutes' : 'something unexpected happened')
  }
}

/** Looks, and writes by what is there; again, if what was there is gone, or nobody knows what is there now. */
async function keep(desk: Desk): Promise<string | null> {
  const { job, marker, pause } = desk
  const creates = job.when === 'always' || job.conclusion === 'fail' || job.conclusion === 'error'
  const gone = new Set<number>()
  const pauses = [...LOOKS]
  let room = BODY - marker.length - 1
  let lost = ''
  for (let halved = false; ; ) {
    const all = await ownOnes(desk)
    if (typeof all === 'string') return failed(all)
    const [oldest, ...others] = all.own.filter(({ id }) => !gone.has(id))
    if (oldest === undefined) {
      if (!creates) return null
      if (all.more) return failed('the pull request has more than 3,000 comments')
      if (pauses.length === 0) return failed(`${lost}, at the last of ${LOOKS.length} tries`)
    }
    const reply = await write(desk, oldest, `${marker}\n${job.render(room)}`)
    if (reply === null) return await remove(desk, others)
    if (reply.kind === 'lost' && oldest === undefined) {
      lost = reply.problem
      await pause(pauses.shift() ?? 0)
    } else if (reply.kind !== 'refusal') return failed(problemOf(reply))
    else if (reply.status === 422 && !halved && /too long/i.test(reply.says)) {
      halved = true
      room = Math.floor(room / 2)
    } else if (reply.status === 404 && oldest !== undefined && gone.size < GONE) gone.add(oldest.id)
    else return failed(problemOf(reply))
  }
}

/** Null when the comment says it. Only a new one must not be sent twice: the other requests do the same at every time. */
async function write(desk: Desk, oldest: Marked | undefined, body: string): Promise<Reply | null> {
  const { send, repository, number } = desk
  if (oldest?.body === body) return null
  const data = JSON.stringify({ body })
  const limit = LIST_LIMIT
  const reply =
    oldest === undefined
      ? await send(`POST ${ISSUE}`, { repository, number, data }, { limit, once: true })
      : await send(`PATCH ${COMMENT}`, { repository, id: oldest.id, data }, { limit })
  return reply.kind === 'answer' && reply.status === (oldest === undefined ? 201 : 200) ? null : reply
}

const ISSUE = '/repos/{+repository}/issues/{number}/comments'
const COMMENT = '/repos/{+repository}/issues/comments/{id}'

/** Two runs at the same time may have made two comments. */
async function remove({ send, repository }: Desk, others: readonly Marked[]): Promise<string | null> {
  for (const { id } of others) {
    const reply = await send(`DELETE ${COMMENT}`, { repository, id }, { limit: LIST_LIMIT })
    const done = reply.kind === 'answer' || (reply.kind === 'refusal' && reply.status === 404)
    if (!done) return `Another comment of this gate could not be deleted: ${problemOf(reply)}.`
  }
  return null
}

/** Our own comments by marker and author, the oldest first, and whether there are more comments than were looked at. */
async function ownOnes(
  desk: Desk,
): Promise<{ readonly own: readonly Marked[]; readonly more: boolean } | string> {
  const { send, repository, number, marker } = desk
  const marked: Marked[] = []
  let more = true
  for (let page = 1; more && page <= PAGES; page += 1) {
    const parameters = { repository, number, per_page: PER_PAGE, page }
    const reply = await send(`GET ${ISSUE}`, parameters, { limit: LIST_LIMIT })
    if (reply.kind !== 'answer') return problemOf(reply)
    if (!Array.isArray(reply.data)) return 'the answer of GitHub is no list of comments'
    for (const { id: given, body, user } of reply.data.map(record)) {
      const id = positive(given)
      if (id !== null && typeof body === 'string' && body.startsWith(marker))
        marked.push({ id, body, login: record(user)['login'] })
    }
    more = reply.data.length >= PER_PAGE
  }
  if (marked.length === 0) return { own: [], more }
  const owner = await desk.owner()
  if (typeof owner === 'string') return owner
  return { own: marked.filter(({ login }) => login === owner.login).sort((a, b) => a.id - b.id), more }
}

/** GITHUB_TOKEN may not ask for its user by REST, but by GraphQL, which not every server or token allows. */
async function ownerOf(send: Send): ReturnType<Desk['owner']> {
  const data = JSON.stringify({ query: 'query { viewer { login } }' })
  const told = await send('POST /graphql', { data }, { limit: LIST_LIMIT })
  if (told.kind === 'limited') return told.problem
  const viewer = told.kind === 'answer' ? record(record(record(told.data)['data'])['viewer']) : {}
  if (isLogin(viewer['login'])) return { login: viewer['login'] }
  const user = await send('GET /user', {}, { limit: LIST_LIMIT })
  if (user.kind === 'answer' && isLogin(record(user.data)['login']))
    return { login: `${record(user.data)['login']}` }
  return user.kind === 'refusal' ? { login: ACTIONS } : problemOf(user)
}

function isLogin(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function failed(problem: string): string {
  return `No comment on the pull request: ${problem}.`
}
