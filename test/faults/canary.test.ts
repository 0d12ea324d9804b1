import { expect, test } from '@jest/globals'
import { CANARY, spellingsIn } from './canary.ts'

const part = CANARY.slice(5, 19)

test.each([
  { name: 'raw', text: part },
  { name: 'reversed', text: [...part].reverse().join('') },
  { name: 'hex', text: Buffer.from(part).toString('hex') },
  { name: 'HEX', text: Buffer.from(part).toString('hex').toUpperCase() },
  { name: 'base64', text: Buffer.from(`key=${CANARY};`).toString('base64') },
  { name: 'base64', text: Buffer.from(`ke=${CANARY};`).toString('base64') },
  { name: 'base64', text: Buffer.from(`k=${CANARY};`).toString('base64') },
  { name: 'base64url', text: Buffer.from(CANARY).toString('base64url') },
  { name: 'url', text: [...Buffer.from(part)].map((byte) => `%${byte.toString(16)}`).join('') },
])('the canary is found when it is spelled $name', ({ name, text }) => {
  expect(spellingsIn(`before ${text} after`, CANARY)).toContain(name)
})

test('eleven characters of it are no finding, and neither is another text', () => {
  expect(spellingsIn(`${CANARY.slice(0, 11)} ${CANARY.slice(12, 23)}`, CANARY)).toEqual([])
})
