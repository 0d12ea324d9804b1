import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findCredentials, redactor } from '../../../src/tencent/client/credentials.ts'
import { runs } from '../../make.ts'

const INPUTS = ['secret-id', 'secret-key', 'session-token']
const ENV = ['TENCENTCLOUD_SECRET_ID', 'TENCENTCLOUD_SECRET_KEY', 'TENCENTCLOUD_SESSION_TOKEN']

/** The masked texts and messages about three secrets, in order. */
function events(secrets: readonly string[], from: 'inputs' | 'env') {
  const names = from === 'inputs' ? INPUTS : ENV
  const given = Object.fromEntries(names.map((name, at) => [name, secrets[at] ?? '']))
  const log: { readonly kind: 'mask' | 'reject'; readonly text: string }[] = []
  const found = findCredentials({
    read: (input) => (from === 'inputs' ? (given[input] ?? '') : ''),
    env: from === 'env' ? given : {},
    mask: (text) => log.push({ kind: 'mask', text }),
    reject: (where, why) => log.push({ kind: 'reject', text: `${where}: ${why}` }),
  })
  return { found, log }
}

const secret = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.stringMatching(/^[!-~]{6,12}$/),
)

// Masking a short text would hide ordinary words of the log.
test('secrets of at least eight characters are masked before any message, shorter ones never', () => {
  fc.assert(
    fc.property(secret, secret, secret, fc.constantFrom('inputs', 'env'), (id, key, token, from) => {
      fc.pre(from === 'inputs' || id !== '' || key !== '')
      const { log } = events([id, key, token], from)
      const long = [id, key, token].map((text) => text.trim()).filter((text) => text.length >= 8)
      expect(log.slice(0, long.length)).toEqual(long.map((text) => ({ kind: 'mask', text })))
      expect(log.slice(long.length).filter(({ kind }) => kind === 'mask')).toEqual([])
    }),
    runs(2_000),
  )
})

test('no message contains a secret', () => {
  const marked = secret.map((text) => `\u00a7${text.trim()}\u00a7`)
  fc.assert(
    fc.property(marked, marked, marked, fc.constantFrom('inputs', 'env'), (id, key, token, from) => {
      const { found, log } = events([id, key, token], from)
      const messages = log.filter(({ kind }) => kind === 'reject').map(({ text }) => text)
      expect([found, messages.length]).toEqual([undefined, 3])
      for (const text of [id, key, token]) expect(messages.join('\n')).not.toContain(text)
    }),
  )
})

test('the first name of several tokens in the environment counts', () => {
  const env = {
    TENCENTCLOUD_SECRET_ID: 'AKIDexample0001',
    TENCENTCLOUD_SECRET_KEY: 'secret-key-0001',
    TENCENTCLOUD_SECURITY_TOKEN: 'third-token',
    TENCENTCLOUD_TOKEN: 'second-token',
  }
  const find = (more: object) =>
    findCredentials({ read: () => '', env: { ...env, ...more }, mask: () => {}, reject: () => {} })
  expect(find({})?.token).toBe('second-token')
  expect(find({ TENCENTCLOUD_SESSION_TOKEN: 'first-token' })?.token).toBe('first-token')
})

test('secrets are removed literally, whatever characters they have', () => {
  const redact = redactor(['$&.*+?^{}', '(a|b)[c]\\d'])
  expect(redact('x $&.*+?^{} y (a|b)[c]\\d z')).toBe('x *** y *** z')
})

test('a secret that contains another one is removed completely', () => {
  const redact = redactor(['AKIDshort', 'AKIDshort-longer', 'AKIDshort-longer-still'])
  expect(redact('AKIDshort-longer-still AKIDshort-longer AKIDshort')).toBe('*** *** ***')
})
