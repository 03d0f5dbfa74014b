import fastifySwaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { openApi, type Declared } from './openapi.ts'
import type { JsonSchema } from './wire-schema.ts'

/** The page asks the server for its document under this name; the document is ours, made from the declarations. */
const documentPlugin = (document: JsonSchema): FastifyPluginAsync => {
  const plugin: FastifyPluginAsync = async (server) => {
    server.decorate('swagger', () => document)
  }
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true, [Symbol.for('plugin-meta')]: { name: '@fastify/swagger' } })
}

/** The API's own description: as a document, and as a page to read it on. */
export const mountDocs = async (server: FastifyInstance, declared: Declared): Promise<void> => {
  const document = openApi(declared)
  server.get('/api/v1/openapi.json', () => document)
  await server.register(documentPlugin(document))
  await server.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'none', defaultModelsExpandDepth: 0 },
    theme: { title: 'Tonne API' },
  })
}
