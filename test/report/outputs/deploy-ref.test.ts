import { expect, test } from '@jest/globals'
import { renderOutputs } from '../../../src/report/outputs/outputs.ts'
import { DIGEST } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'
import { byReference, OTHER_DIGEST as OTHER, type ReportGiven, someError, someReport } from '../reports.ts'

const refOf = (given: ReportGiven): string => renderOutputs(someReport(given))['deploy-ref']
const REPOSITORY = 'ccr.ccs.tencentyun.com/shop/web'

test.each([
  { name: 'a name with a tag', facts: {}, ref: `${REPOSITORY}@${DIGEST}` },
  { name: 'a name without one', facts: { name: REPOSITORY }, ref: `${REPOSITORY}@${DIGEST}` },
  { name: 'a host with a port', facts: { name: 'host:5000/a/b:1' }, ref: `host:5000/a/b@${DIGEST}` },
  { name: 'localhost', facts: { name: 'localhost/a:1' }, ref: `localhost/a@${DIGEST}` },
  {
    name: 'a name with a digest',
    facts: { name: `h.io/a@${OTHER}`, digest: OTHER },
    ref: `h.io/a@${OTHER}`,
  },
  { name: 'a name with tag and digest', facts: { name: `h.io/a:1@${OTHER}` }, ref: `h.io/a@${DIGEST}` },
])('deploy-ref is repository and digest of $name', ({ facts, ref }) => {
  expect(refOf({ images: [{ facts }] })).toBe(ref)
})

test.each([
  { name: 'an unknown name', facts: { name: null } },
  { name: 'an unknown digest', facts: { digest: null } },
  { name: 'an invalid digest', facts: { digest: 'sha256:abc' } },
  { name: 'a digest in upper case', facts: { digest: `sha256:${'A'.repeat(64)}` } },
  { name: 'a digest with a line end', facts: { digest: `${DIGEST}\nevil` } },
  { name: '<none>:<none>', facts: { name: '<none>:<none>' } },
  { name: 'a name without a host', facts: { name: 'nginx:latest' } },
  { name: 'a name with a space', facts: { name: 'h.io/a b:1' } },
  { name: 'a name with a line end', facts: { name: 'h.io/a:1\nh.io/evil:1' } },
  { name: 'a path in upper case', facts: { name: 'h.io/A:1' } },
  { name: 'a hostile name', facts: { name: HOSTILE } },
  { name: 'a violation', facts: { counts: { viruses: 1 } } },
])('deploy-ref is empty with $name', ({ facts }) => {
  expect(refOf({ images: [{ facts }] })).toBe('')
})

test('deploy-ref is set under mode: warn', () => {
  const given = { images: [{ facts: { counts: { viruses: 1 } } }], policy: { mode: 'warn' } } as const
  expect(refOf(given)).toBe(`${REPOSITORY}@${DIGEST}`)
})

test('deploy-ref has one line for each image in the given order, and is empty if one is unknown', () => {
  const a = { facts: { name: 'h.io/a:1' } }
  const b = { facts: { name: 'h.io/b:1', digest: OTHER } }
  expect(refOf({ images: [b, a] })).toBe(`h.io/b@${OTHER}\nh.io/a@${DIGEST}`)
  expect(refOf({ images: [a, a, b] })).toBe(`h.io/a@${DIGEST}\nh.io/a@${DIGEST}\nh.io/b@${OTHER}`)
  expect(refOf({ images: [b, a, { facts: { name: null } }] })).toBe('')
  expect(refOf({ images: [b, a, { error: someError() }] })).toBe('')
  expect(refOf({ images: [], error: someError() })).toBe('')
})

test.each([
  {
    name: 'by a tag is that repository with the digest that TCSS knows',
    image: `${REPOSITORY}:1`,
    facts: {},
    ref: `${REPOSITORY}@${DIGEST}`,
  },
  {
    name: 'by a digest is that repository with that digest',
    image: `${REPOSITORY}@${OTHER}`,
    facts: { digest: DIGEST, repoDigests: [OTHER] },
    ref: `${REPOSITORY}@${OTHER}`,
  },
  {
    name: 'by tag and digest ignores the name that TCSS knows',
    image: `${REPOSITORY}:1@${OTHER}`,
    facts: { name: 'evil.example/x:9' },
    ref: `${REPOSITORY}@${OTHER}`,
  },
  {
    name: 'by a tag is empty if TCSS knows another repository',
    image: `${REPOSITORY}:1`,
    facts: { name: 'evil.example/x:9' },
    ref: '',
  },
  {
    name: 'by a tag is empty if TCSS knows no name',
    image: `${REPOSITORY}:1`,
    facts: { name: null },
    ref: '',
  },
])('deploy-ref of an image given $name', ({ image, facts, ref }) => {
  expect(refOf({ images: [{ image: byReference(image), facts }] })).toBe(ref)
})

test('deploy-ref is empty without the expected digest, under mode: warn too', () => {
  expect(
    refOf({ images: [{ facts: { digest: OTHER } }], policy: { expectedDigest: DIGEST, mode: 'warn' } }),
  ).toBe('')
})
