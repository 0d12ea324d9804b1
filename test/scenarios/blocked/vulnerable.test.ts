import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('twelve vulnerabilities fail where ten are allowed', async () => {
  const { result, told } = await tellStory({
    images: ['vulnerable'],
    inputs: { 'max-vulnerabilities': '10' },
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({
    verdict: 'fail',
    allowed: 'false',
    'vulnerability-count': '12',
    'deploy-ref': '',
  })
  expect(told).toMatchSnapshot()
})
