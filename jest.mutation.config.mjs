// The tests that `npm run mutation` holds against the mutants: those of the parts that it mutates, without child processes.
import config from './jest.config.mjs'

const { coverageThreshold, collectCoverageFrom, ...shared } = config

export default {
  ...shared,
  testMatch: [
    '<rootDir>/test/domain/**/*.test.ts',
    '<rootDir>/test/tencent/{client/sign,nodes/node-image}.test.ts',
    '<rootDir>/test/{text,json}.test.ts',
    '<rootDir>/test/collect/collect.test.ts',
  ],
}
