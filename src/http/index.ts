export { buildServer, type ServerOptions } from './server.ts'
export { startServer, type RunningServer, type StartOptions } from './start.ts'
export { setCredentials } from './sign-in.ts'
