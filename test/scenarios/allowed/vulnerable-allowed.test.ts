import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('as many vulnerabilities as the limit pass', async () => {
  const { result, told } = await tellStory({
    images: ['vulnerable'],
    inputs: { 'max-vulnerabilities': '12' },
  })
  expect(result.step.conclusion).toBe('success')
  expect(result.step.outputs).toMatchObject({ verdict: 'pass', allowed: 'true' })
  expect(told).toMatchSnapshot()
})
