import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('a gate that would check nothing refuses to run', async () => {
  const { result, told } = await tellStory({
    images: ['infected'],
    inputs: {
      'max-vulnerabilities': 'off',
      'max-risks': 'off',
      'max-viruses': 'off',
      'require-trusted': 'false',
    },
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
  expect(told).toMatchSnapshot()
})
