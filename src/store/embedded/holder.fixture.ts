import { openServer } from './server.ts'

// A process of its own for the tests: opens the server of the folder named, says so in one line, and stays until stdin says
// `stop`.
const server = await openServer({ dataDir: process.argv[2] ?? '', databaseUrl: '' })
console.log(JSON.stringify({ port: server.port, owned: server.owned, url: server.url() }))
process.stdin.once('data', () => void server.stop().then(() => process.exit(0)))
