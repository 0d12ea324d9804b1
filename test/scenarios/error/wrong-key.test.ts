import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('a wrong key is an error that says which input to check', async () => {
  const { result, told } = await tellStory({
    images: ['clean'],
    inputs: { 'secret-key': 'quite-another-secret-key' },
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
  expect(told).toMatchSnapshot()
})
