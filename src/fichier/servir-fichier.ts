import type { Db } from '#socle/db.ts'
import * as FichierRepository from './fichier.repository.ts'
import { estUneImage, type Fichier, largeurs, nomDAdresse } from './fichier.ts'

type AServir = Fichier & { empreinte: string }
type Demande = { plage: string | undefined; siPlage: string | undefined; siAucun: string | undefined }
type Copie = { variante: string; type: string; taille: number; etag: string }
/** Une partie d'un fichier : du premier au dernier octet, tous deux compris. */
type Plage = { debut: number; fin: number }

/** La variante que ce nom demande (« 480.webp »), ou l'original ; une image trop petite pour être réduite est son propre original. */
export async function choisirCopie(db: Db, fichier: AServir, nom: string): Promise<Copie> {
  const reduite = largeurs.find((largeur) => nom === `${largeur}.webp`)
  const taille = reduite && estUneImage(fichier) ? await FichierRepository.findTailleDeVariante(db, fichier.id, String(reduite)) : undefined
  const empreinte = fichier.empreinte.slice(0, 32)
  return taille === undefined
    ? { variante: 'original', type: fichier.type, taille: fichier.taille, etag: `"${empreinte}"` }
    : { variante: String(reduite), type: 'image/webp', taille, etag: `"${empreinte}-${reduite}"` }
}

/** La réponse HTTP : entière, en partie (206), déjà connue (304), ou hors limites (416). Lue morceau par morceau. */
export function servirFichier(db: Db, fichier: AServir, copie: Copie, demande: Demande): Response {
  const headers = entetesDe(fichier, copie)
  if (demande.siAucun?.split(',').some((etag) => [copie.etag, '*'].includes(etag.trim().replace(/^W\//, ''))))
    return new Response(null, { status: 304, headers })
  // Si-Plage d'une autre version : le fichier entier, jamais un morceau de l'un au bout de l'autre.
  const plage = demande.siPlage === undefined || demande.siPlage === copie.etag ? lirePlage(demande.plage, copie.taille) : null
  if (plage === 'hors-limites')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${copie.taille}` } })
  const { debut, fin } = plage ?? { debut: 0, fin: copie.taille - 1 }
  const longueur = { ...headers, 'content-length': String(fin - debut + 1) }
  const corps = lireEnFlux(db, fichier.id, copie.variante, { debut, fin })
  if (!plage) return new Response(corps, { headers: longueur })
  return new Response(corps, { status: 206, headers: { ...longueur, 'content-range': `bytes ${debut}-${fin}/${copie.taille}` } })
}

const seLitSurPlace = (type: string): boolean => /^(image|video)\/|^application\/pdf$|^text\/vtt$/.test(type)

function entetesDe(fichier: AServir, { type, etag }: Copie): Record<string, string> {
  const nom = nomDAdresse(fichier)
  const complet = encodeURIComponent(fichier.nom).replace(/['()*]/g, (signe) => `%${signe.charCodeAt(0).toString(16).toUpperCase()}`)
  const place = seLitSurPlace(type) ? 'inline' : 'attachment'
  return {
    'content-type': type === 'text/vtt' ? 'text/vtt; charset=utf-8' : type,
    'content-disposition': `${place}; filename="${nom}"; filename*=UTF-8''${complet}`,
    // Le contenu d'une adresse ne change jamais. Non transformé : une plage de la version compressée serait fausse.
    'cache-control': 'public, max-age=31536000, immutable, no-transform',
    'accept-ranges': 'bytes',
    etag,
    'content-security-policy': type === 'application/pdf' ? reglePdf : regle,
  }
}

// Un fichier déposé n'exécute rien et n'appelle rien, même ouvert seul dans un onglet.
const regle = "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
// Les lecteurs de PDF des navigateurs refusent de s'ouvrir dans un bac à sable.
const reglePdf = "default-src 'none'; object-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'none'"

function lireEnFlux(db: Db, fichierId: number, variante: string, { debut, fin }: Plage): ReadableStream<Uint8Array> {
  const { tailleDeMorceau } = FichierRepository
  let position = debut
  return new ReadableStream<Uint8Array>(
    {
      async pull(flux) {
        const rang = Math.floor(position / tailleDeMorceau)
        const origine = rang * tailleDeMorceau
        const morceau = position > fin ? undefined : await FichierRepository.findMorceau(db, fichierId, variante, rang)
        if (!morceau) return position > fin ? flux.close() : flux.error(new Error(`fichier ${fichierId} : morceau ${rang} introuvable`))
        const donne = morceau.subarray(position - origine, fin - origine + 1)
        position += donne.length
        flux.enqueue(donne)
        if (position > fin) flux.close()
      },
    },
    // Rien n'est lu avant d'être demandé : une demande HEAD ne lit rien.
    { highWaterMark: 0 },
  )
}

/**
 * La plage qu'un navigateur demande (RFC 9110, § 14) : null s'il veut tout, ou si sa demande ne se comprend pas ;
 * « hors-limites » si elle est toute entière après la fin. Plusieurs plages à la fois : tout est rendu, comme la règle le permet.
 */
export function lirePlage(entete: string | undefined, taille: number): Plage | 'hors-limites' | null {
  const lue = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(entete?.replaceAll(' ', '') ?? '')
  if (!lue) return null
  const [, debut = '', fin = ''] = lue
  if (debut === '' && fin === '') return null
  if (debut === '')
    return Number(fin) === 0 || taille === 0 ? 'hors-limites' : { debut: Math.max(0, taille - Number(fin)), fin: taille - 1 }
  if (fin !== '' && Number(fin) < Number(debut)) return null
  if (Number(debut) >= taille) return 'hors-limites'
  return { debut: Number(debut), fin: fin === '' ? taille - 1 : Math.min(Number(fin), taille - 1) }
}
