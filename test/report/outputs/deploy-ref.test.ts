import { describe, expect, test } from '@jest/globals'
import { renderOutputs } from '../../../src/report/outputs/outputs.ts'
import { DIGEST, type FactsGiven } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'
import { type ReportGiven, someError, someReport } from '../reports.ts'

const OTHER = `sha256:${'3'.repeat(64)}`
const refOf = (given: ReportGiven): string => renderOutputs(someReport(given))['deploy-ref']
const deployRef = (facts: FactsGiven): string => refOf({ images: [{ facts }] })

describe('deploy-ref is the repository and the digest', () => {
  const repository = 'ccr.ccs.tencentyun.com/shop/web'
  test.each([
    { name: 'a name with a tag', facts: {}, ref: `${repository}@${DIGEST}` },
    { name: 'a name without one', facts: { name: repository }, ref: `${repository}@${DIGEST}` },
    { name: 'a host with a port', facts: { name: 'host:5000/a/b:1' }, ref: `host:5000/a/b@${DIGEST}` },
    { name: 'localhost', facts: { name: 'localhost/a:1' }, ref: `localhost/a@${DIGEST}` },
    {
      name: 'a name with a digest',
      facts: { name: `h.io/a@${OTHER}`, digest: OTHER },
      ref: `h.io/a@${OTHER}`,
    },
    { name: 'a name with tag and digest', facts: { name: `h.io/a:1@${OTHER}` }, ref: `h.io/a@${DIGEST}` },
  ])('$name', ({ facts, ref }) => {
    expect(deployRef(facts)).toBe(ref)
  })

  test.each([
    { name: 'an unknown name', facts: { name: null } },
    { name: 'an unknown digest', facts: { digest: null } },
    { name: 'a digest that is none', facts: { digest: 'sha256:abc' } },
    { name: 'a digest in upper case', facts: { digest: `sha256:${'A'.repeat(64)}` } },
    { name: 'a digest with a line end', facts: { digest: `${DIGEST}\nevil` } },
    { name: '<none>:<none>', facts: { name: '<none>:<none>' } },
    { name: 'a name without a host', facts: { name: 'nginx:latest' } },
    { name: 'a name with a blank', facts: { name: 'h.io/a b:1' } },
    { name: 'a name with a line end', facts: { name: 'h.io/a:1\nh.io/evil:1' } },
    { name: 'a path in upper case', facts: { name: 'h.io/A:1' } },
    { name: 'a hostile name', facts: { name: HOSTILE } },
    { name: 'a broken rule', facts: { counts: { viruses: 1 } } },
  ])('empty: $name', ({ facts }) => {
    expect(deployRef(facts)).toBe('')
  })

  test('set under mode: warn, for the job goes on', () => {
    const given = { images: [{ facts: { counts: { viruses: 1 } } }], policy: { mode: 'warn' } } as const
    expect(refOf(given)).toBe(`${repository}@${DIGEST}`)
  })

  test('one a line in the order asked, and empty as soon as one is unknown', () => {
    const a = { facts: { name: 'h.io/a:1' } }
    const b = { facts: { name: 'h.io/b:1', digest: OTHER } }
    expect(refOf({ images: [b, a] })).toBe(`h.io/b@${OTHER}\nh.io/a@${DIGEST}`)
    expect(refOf({ images: [b, a, { facts: { name: null } }] })).toBe('')
    expect(refOf({ images: [b, a, { error: someError() }] })).toBe('')
    expect(refOf({ images: [], error: someError() })).toBe('')
  })
})

describe('of an image that was asked for by reference it is the one that was asked for', () => {
  const WEB = 'ccr.ccs.tencentyun.com/shop/web'
  const by = (tag: string | null, digest: string | null) => ({
    given: 'as asked',
    imageId: null,
    reference: { repository: WEB, tag, digest },
    platform: null,
  })
  test.each([
    {
      name: 'by tag, with the digest that TCSS knows',
      image: by('1', null),
      facts: {},
      ref: `${WEB}@${DIGEST}`,
    },
    {
      name: 'by digest, with that digest',
      image: by(null, OTHER),
      facts: { digest: DIGEST, repoDigests: [OTHER] },
      ref: `${WEB}@${OTHER}`,
    },
    {
      name: 'by both, whatever else it is called',
      image: by('1', OTHER),
      facts: { name: 'evil.example/x:9' },
      ref: `${WEB}@${OTHER}`,
    },
    {
      name: 'by tag, but not under the name of another repository',
      image: by('1', null),
      facts: { name: 'evil.example/x:9' },
      ref: '',
    },
    { name: 'by tag, but not without a name', image: by('1', null), facts: { name: null }, ref: '' },
  ])('$name', ({ image, facts, ref }) => expect(refOf({ images: [{ image, facts }] })).toBe(ref))

  test('nothing where the digest is not the one that was expected, though the job goes on', () => {
    expect(
      refOf({ images: [{ facts: { digest: OTHER } }], policy: { expectedDigest: DIGEST, mode: 'warn' } }),
    ).toBe('')
  })
})
