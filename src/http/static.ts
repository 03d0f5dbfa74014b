import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Shown where the application has not been built: what is missing, and the one command that makes it. */
const notBuilt = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>Tonne</title></head>
<body style="font-family:serif;max-width:40em;margin:4em auto;line-height:1.6">
<h1>Tonne</h1>
<p>应用尚未构建：请在项目目录运行 <code>npm run build:web</code>，然后刷新本页。接口已可用：<a href="/api/docs">/api/docs</a></p>
<p lang="en">The application is not built yet: run <code>npm run build:web</code> in the project folder, then reload.
The API already answers: <a href="/api/docs">/api/docs</a></p>
</body></html>`

const isPage = (method: string, url: string, accept: string | undefined): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !/^\/(api|assets)(\/|$)/.test(url) &&
  (accept ?? '*/*').match(/text\/html|\*\/\*/) !== null

const page = (reply: FastifyReply, root: string): FastifyReply => {
  void reply.header('cache-control', 'no-cache')
  return existsSync(join(root, 'index.html'))
    ? reply.sendFile('index.html')
    : reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
}

/** The built application: files with a hash in their name never change; every other address is a page of the application. */
export const mountWeb = async (server: FastifyInstance, root: string): Promise<void> => {
  await server.register(fastifyStatic, {
    root,
    prefix: '/',
    index: false,
    preCompressed: true,
    suppressWarning: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      void response.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get('/', (_request, reply) => page(reply, root))
  server.setNotFoundHandler((request, reply) => {
    const url = request.url.split('?')[0] ?? ''
    if (isPage(request.method, url, request.headers.accept)) return page(reply, root)
    return reply.code(404).send({ error: 'notFound' })
  })
}
