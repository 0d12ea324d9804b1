import { BOOLEAN, type Form, LIMIT, oneOf, parseList } from './domain/form.ts'
import { DIGEST, type Image } from './domain/image.ts'
import {
  checksNothing,
  DEFAULTS,
  type Effect,
  type Limit,
  type LimitRule,
  type Policy,
  type Setting,
} from './domain/policy.ts'
import { GateError } from './errors.ts'
import { checkConnection, findProxy, type HttpProxy } from './tencent/connection.ts'
import { type Credentials, findCredentials } from './tencent/credentials.ts'
import { ENDPOINT, type Endpoint, endpointOf, type Site } from './tencent/endpoint.ts'
import { type Sentence, say } from './text.ts'

/** Everything the user asked for, understood. */
export interface Inputs {
  readonly images: readonly Image[]
  readonly policy: Policy
  readonly credentials: Credentials
  readonly endpoint: Endpoint
  readonly proxy: HttpProxy | null
  readonly reports: { readonly summary: boolean; readonly annotations: boolean }
}

/** Where inputs come from: the text of an input (empty when not given), the environment, and a way to mask a secret. */
export interface InputSources {
  read(input: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  mask(secret: string): void
  /** Takes what was masked out of a text: a secret may have been pasted into the wrong input. */
  redact(text: string): string
}

/**
 * Understands every input. All mistakes are reported together, each with the input, its value (never a secret's) and what is
 * accepted, as one GateError `input`.
 */
export function parseInputs(sources: InputSources): Inputs {
  const mistakes: Sentence[] = []
  const ask: Ask = {
    read: (input) => sources.read(input).trim(),
    reject: (input, why) =>
      void mistakes.push(say`${() => input}: ${typeof why === 'string' ? () => why : why}.`),
  }
  const images = parseImages(ask)
  const policy = parsePolicy(ask)
  const credentials = findCredentials({ ...sources, ...ask })
  const site = parseSetting(ask, 'site', oneOf<Site>('intl', 'china'), 'intl')
  const endpoint = parseSetting(ask, 'endpoint', ENDPOINT, endpointOf(site.value))
  checkConnection({ ...sources, ...ask })
  const proxy = endpoint.value.local ? null : findProxy({ ...sources, ...ask }, endpoint.value.host)
  const summary = parseSetting(ask, 'summary', BOOLEAN, true)
  const annotations = parseSetting(ask, 'annotations', BOOLEAN, true)

  if (mistakes.length > 0 || credentials === undefined) {
    throw new GateError('input', {
      problem: mistakes.length === 1 ? 'One input is wrong:' : `${mistakes.length} inputs are wrong:`,
      points: mistakes.map(
        (mistake): Sentence =>
          (quote) =>
            mistake((words) => quote(sources.redact(words))),
      ),
      remedy: 'No request was sent. Correct the inputs of this step and run it again.',
    })
  }
  const reports = { summary: summary.value, annotations: annotations.value }
  return { images, policy, credentials, endpoint: endpoint.value, proxy, reports }
}

interface Ask {
  read(input: string): string
  reject(input: string, why: Sentence | string): void
}

/** Each gets its fallback after a mistake, so that parsing goes on to the next one; the mistakes stop the gate all the same. */
function parsePolicy(ask: Ask): Policy {
  const limit = (rule: LimitRule) => parseSetting<Limit>(ask, rule, LIMIT, DEFAULTS.limits[rule])
  const policy: Policy = {
    limits: {
      'max-viruses': limit('max-viruses'),
      'max-vulnerabilities': limit('max-vulnerabilities'),
      'max-risks': limit('max-risks'),
      'max-sensitive-info': parseWritten(
        ask,
        'max-sensitive-info',
        LIMIT,
        DEFAULTS.limits['max-sensitive-info'],
      ),
    },
    requireTrusted: parseSetting<boolean>(ask, 'require-trusted', BOOLEAN, DEFAULTS.requireTrusted),
    incompleteScan: parseSetting<Effect>(
      ask,
      'incomplete-scan',
      oneOf('fail', 'warn'),
      DEFAULTS.incompleteScan,
    ),
    mode: parseSetting<'enforce' | 'warn'>(ask, 'mode', oneOf('enforce', 'warn'), DEFAULTS.mode),
  }
  if (checksNothing(policy)) {
    ask.reject(
      'max-viruses, max-vulnerabilities, max-risks, max-sensitive-info, require-trusted',
      'nothing to check: every limit is off and trust is not required. Set at least one of them',
    )
  }
  return policy
}

/** An input with a strict default: empty (an unset `vars.X`) means that default, for nothing is loosened by it. */
function parseSetting<T>(ask: Ask, input: string, form: Form<T>, fallback: T): Setting<T> {
  const text = ask.read(input)
  if (text === '') return { value: fallback, source: { kind: 'default' } }
  const value = form.parse(text)
  if (value !== undefined) return { value, source: { kind: 'input', input } }
  ask.reject(input, say`${text} is not accepted; give ${() => form.accepted}`)
  return { value: fallback, source: { kind: 'default' } }
}

/** An input that only tightens has its `off` written in action.yml: empty would silently drop a check that was asked for. */
function parseWritten<T>(ask: Ask, input: string, form: Form<T>, fallback: T): Setting<T> {
  if (ask.read(input) === '') {
    ask.reject(input, `empty, perhaps an unset variable; give ${form.accepted}`)
    return { value: fallback, source: { kind: 'default' } }
  }
  const setting = parseSetting(ask, input, form, fallback)
  return setting.value === fallback ? { value: fallback, source: { kind: 'default' } } : setting
}

function parseImages({ read, reject }: Ask): readonly Image[] {
  const entries = parseList(read('image-id'))
  if (entries.length === 0) reject('image-id', `missing; give ${IMAGE_ID}, one a line`)
  for (const entry of entries.filter((one) => !DIGEST.test(one))) {
    reject('image-id', say`${entry} is not an image ID; ${() => hint(entry)}`)
  }
  return entries.map((entry) => ({ asked: entry, imageId: entry }))
}

const IMAGE_ID = '`sha256:` and 64 lower-case hexadecimal digits'

function hint(entry: string): string {
  if (/^[0-9a-f]{64}$/.test(entry)) return 'put `sha256:` in front of it'
  if (/^(sha256:)?[0-9a-f]{6,63}$/.test(entry)) {
    return `it is a short one; give ${IMAGE_ID}: \`docker inspect --format '{{.Id}}'\` shows it whole`
  }
  if (/@sha256:[0-9a-f]{64}$/.test(entry))
    return 'it is a reference with a manifest digest; give the ID of its config'
  return `give ${IMAGE_ID}, as the TCSS console and \`docker inspect --format '{{.Id}}'\` show it`
}
