import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('an image that is not trusted fails', async () => {
  const { result, told } = await tellStory({ images: ['untrusted'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false', trusted: 'false' })
  expect(told).toMatchSnapshot()
})
