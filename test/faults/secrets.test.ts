import { expect, test } from '@jest/globals'
import { encodingsIn, SECRET_KEY } from './secrets.ts'

const part = SECRET_KEY.slice(5, 19)

test.each([
  { encoding: 'raw', text: part },
  { encoding: 'reversed', text: [...part].reverse().join('') },
  { encoding: 'hex', text: Buffer.from(part).toString('hex') },
  { encoding: 'HEX', text: Buffer.from(part).toString('hex').toUpperCase() },
  { encoding: 'base64', text: Buffer.from(`key=${SECRET_KEY};`).toString('base64') },
  { encoding: 'base64', text: Buffer.from(`ke=${SECRET_KEY};`).toString('base64') },
  { encoding: 'base64', text: Buffer.from(`k=${SECRET_KEY};`).toString('base64') },
  { encoding: 'base64url', text: Buffer.from(SECRET_KEY).toString('base64url') },
  { encoding: 'url', text: [...Buffer.from(part)].map((byte) => `%${byte.toString(16)}`).join('') },
])('the secret key is found in encoding $encoding: $text', ({ encoding, text }) => {
  expect(encodingsIn(`before ${text} after`, SECRET_KEY)).toContain(encoding)
})

test('eleven characters of the secret key are not found', () => {
  const text = `${SECRET_KEY.slice(0, 11)} ${SECRET_KEY.slice(12, 23)}`
  expect(encodingsIn(text, SECRET_KEY)).toEqual([])
})
