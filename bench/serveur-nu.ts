import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { z } from 'zod'

/** Le minimum : un serveur Node qui rend toujours les mêmes octets, avec les mêmes en-têtes. */
const [fichier = '', port = ''] = process.argv.slice(2)
const page = z.object({ entetes: z.record(z.string(), z.string()), corps: z.string() }).parse(JSON.parse(readFileSync(fichier, 'utf8')))
const corps = Buffer.from(page.corps, 'base64')
const ecartes = ['connection', 'keep-alive', 'date', 'transfer-encoding']
const entetes = {
  ...Object.fromEntries(Object.entries(page.entetes).filter(([nom]) => !ecartes.includes(nom))),
  'content-length': corps.length,
}
createServer((_req, res) => res.writeHead(200, entetes).end(corps)).listen(Number(port), '127.0.0.1')
