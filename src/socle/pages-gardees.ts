import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { config } from './config.ts'
import { type Revision, revision } from './revision.ts'

const compresserBr = promisify(brotliCompress)
const compresserGz = promisify(gzip)

type Codage = 'br' | 'gzip' | 'identity'
/** Une réponse publique, déjà rendue et compressée. */
export type PageGardee = {
  statut: number
  /** Ce qu'on en note au journal. */
  chemin: string
  etag: string
  entetes: Record<string, string>
  corps: Record<Codage, Buffer>
  compressible: boolean
}

// Base coupée, une page d'avant la coupure sert encore cinq minutes : le temps d'un redémarrage ou d'une bascule.
const dureeDuSecours = 5 * 60_000

/**
 * Les réponses publiques gardées en mémoire, pour une révision des données : 32 Mio au plus,
 * toutes oubliées dès qu'une donnée publique change.
 */
export class PagesGardees {
  readonly #pages = new LRUCache<string, PageGardee>({ maxSize: 32 * 2 ** 20, sizeCalculation: (page, cle) => cle.length + taille(page) })
  readonly suivi: Revision

  constructor(suivi: Revision = revision) {
    this.suivi = suivi
    suivi.surChangement((raison) => {
      if (raison === 'changement') this.#pages.clear()
    })
  }

  lire(cle: string): PageGardee | undefined {
    return this.suivi.fiable ? this.#pages.get(cle) : undefined
  }

  /** La page d'avant la coupure de l'écoute, à ne servir que si la base vient d'être trouvée injoignable. Voir l'ADR 0019. */
  lireDeSecours(cle: string): PageGardee | undefined {
    const { coupeeLe } = this.suivi
    return coupeeLe !== undefined && Date.now() - coupeeLe < dureeDuSecours ? this.#pages.get(cle) : undefined
  }

  /** Compresse et garde la réponse, sauf si une donnée publique a changé depuis `generation` (avant son rendu). */
  async garder(cle: string, generation: number, reponse: Response, chemin = '/…'): Promise<PageGardee> {
    const page = await preparer(reponse, chemin)
    if (this.suivi.fiable && this.suivi.generation === generation) this.#pages.set(cle, page)
    return page
  }
}

/** Le codage que le navigateur préfère parmi les nôtres. */
function codageAccepte(accept: string | undefined): Codage {
  if (accept?.includes('br')) return 'br'
  return accept?.includes('gzip') ? 'gzip' : 'identity'
}

/** La réponse HTTP d'une page gardée : 304 si le navigateur l'a déjà. */
export function repondreGardee(page: PageGardee, requete: { accept?: string | undefined; siAucun?: string | undefined }): Response {
  const codage = page.compressible ? codageAccepte(requete.accept) : 'identity'
  const entetes = {
    ...page.entetes,
    ...finDeSeconde(page),
    etag: page.etag,
    ...(codage === 'identity' ? {} : { 'content-encoding': codage }),
  }
  if (dejaConnue(page, requete.siAucun)) return new Response(null, { status: 304, headers: entetes })
  return new Response(new Uint8Array(page.corps[codage]), { status: page.statut, headers: entetes })
}

/** La même, écrite directement sur la prise : le chemin court des pages les plus demandées. */
export function ecrireGardee(page: PageGardee, req: IncomingMessage, res: ServerResponse, id: string): number {
  const accept = req.headers['accept-encoding']
  const codage = page.compressible ? codageAccepte(Array.isArray(accept) ? accept.join() : accept) : 'identity'
  const entetes = [...entetesPrets(page, codage), 'x-request-id', id, ...Object.entries(finDeSeconde(page)).flat()]
  if (dejaConnue(page, req.headers['if-none-match'])) {
    res.writeHead(304, entetes).end()
    return 304
  }
  const corps = page.corps[codage]
  entetes.push('content-length', String(corps.length))
  res.writeHead(page.statut, entetes).end(req.method === 'HEAD' ? undefined : corps)
  return page.statut
}

// Noms et valeurs à la suite, comme Node les écrit : composés une fois par page et par codage.
const prets = new WeakMap<PageGardee, Partial<Record<Codage, string[]>>>()

function entetesPrets(page: PageGardee, codage: Codage): string[] {
  const deLaPage = prets.get(page) ?? {}
  prets.set(page, deLaPage)
  deLaPage[codage] ??= [
    ...Object.entries(page.entetes).flat(),
    'etag',
    page.etag,
    ...(codage === 'identity' ? [] : ['content-encoding', codage]),
  ]
  return deLaPage[codage]
}

// nginx compte en secondes entières : « s-maxage=1 » y dure jusqu'à deux secondes. Cet en-tête, que lui seul lit et qu'il
// ôte, date la fin : la seconde en cours. https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_valid
function finDeSeconde({ entetes }: PageGardee): Record<string, string> {
  return config.mandataires > 0 && entetes['cache-control']?.includes('s-maxage=1')
    ? { 'x-accel-expires': `@${Math.floor(Date.now() / 1000)}` }
    : {}
}

function dejaConnue(page: PageGardee, siAucun: string | undefined): boolean {
  return siAucun !== undefined && page.statut === 200 && siAucun.split(',').some((etag) => etag.trim() === page.etag || etag.trim() === '*')
}

async function preparer(reponse: Response, chemin: string): Promise<PageGardee> {
  const identity = Buffer.from(await reponse.arrayBuffer())
  const [br, gz] = await Promise.all([
    compresserBr(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    compresserGz(identity, { level: 6 }),
  ])
  const entetes = Object.fromEntries(reponse.headers)
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  return { statut: reponse.status, chemin, etag, entetes, corps: { br, gzip: gz, identity }, compressible: true }
}

function taille(page: PageGardee): number {
  return page.corps.br.length + page.corps.gzip.length + page.corps.identity.length + 1000
}
