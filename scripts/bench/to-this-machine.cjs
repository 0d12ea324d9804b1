// Preloaded into a client of `npm run bench`: connects its TLS to the port BENCH_PORT of this machine, whatever host it names.
const tls = require('node:tls')
const { connect } = tls
tls.connect = (options, ...rest) =>
  connect({ ...options, host: '127.0.0.1', port: Number(process.env.BENCH_PORT) }, ...rest)
