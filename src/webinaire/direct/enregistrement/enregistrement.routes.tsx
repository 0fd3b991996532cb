import { z } from 'zod'
import { recevoirFormulaire } from '#fichier/recevoir-fichiers.ts'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Saisie, verifier } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { urlSeance } from '#webinaire/seance.ts'
import { seanceAnimee } from '../acces.ts'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { lireChapitres } from './chapitres.ts'
import { EnregistrementPage, type ErreursDEnregistrement } from './EnregistrementPage.tsx'
import { enregistrerSousTitres, enregistrerVideo } from './enregistrer-enregistrement.ts'
import { lireSousTitresAPart } from './lire-sous-titres.ts'
import { rassemblerEnregistrement } from './rassembler-enregistrement.ts'

const videoMax = 502 * 1024 ** 2
const sousTitresMax = 2 * 1024 ** 2

export const routes = routesDe('webinaire')
  .get('/webinaires/:slug/enregistrement', 'animateur', montrer)
  .post('/webinaires/:slug/enregistrement', 'animateur', enregistrer, { tailleMax: videoMax, auFilDeLEau: true })
  .post('/webinaires/:slug/enregistrement/sous-titres', 'animateur', sousTitrer, { tailleMax: sousTitresMax })

async function montrer(c: Contexte) {
  return rendre(c, await seanceAnimee(c), { fait: c.req.query('fait') === '1' })
}

const schema = z.object({
  video_url: z
    .string()
    .max(500, 'Cette adresse est trop longue : 500 signes au plus.')
    .refine(
      (url) => url === '' || (/^https?:\/\/[^\s/]+\.\S+$/.test(url) && URL.canParse(url)),
      'Écrivez une adresse entière, qui commence par https://.',
    )
    .default(''),
  chapitres: z.string().max(30_000, 'Ces chapitres sont trop longs.').default(''),
  sans_video: z.literal('1').optional().catch(undefined),
})

async function enregistrer(c: Contexte) {
  const seance = await seanceAnimee(c)
  const { saisie, fichiers, refus } = await recevoirFormulaire(c, { genres: ['video'], tailleMax: videoMax, tolerant: true })
  const lu = verifier(saisie, schema)
  const chapitres = lireChapitres(lu.ok ? lu.valeurs.chapitres : '')
  const erreurs = {
    ...(lu.ok ? {} : lu.erreurs),
    ...(chapitres.ok ? {} : { chapitres: chapitres.faute }),
    ...(refus[0] ? { video: refus[0].phrase } : {}),
  }
  if (!lu.ok || !chapitres.ok || refus.length > 0) return rendre(c, seance, { saisie, erreurs }, 422)
  const deposee = fichiers.find(({ champ }) => champ === 'video')?.fichier.id
  const videoId = deposee ?? (lu.valeurs.sans_video ? null : seance.videoId)
  const videoUrl = lu.valeurs.video_url === '' ? null : lu.valeurs.video_url
  await enregistrerVideo(c.var.db, seance.id, { videoId, videoUrl, chapitres: chapitres.chapitres }, moi(c).id)
  return fait(c, seance)
}

async function sousTitrer(c: Contexte) {
  const seance = await seanceAnimee(c)
  const corps = await c.req.parseBody().catch(() => {
    throw new ErreurMetier(400, "L'envoi n'a pas pu être lu. Revenez à la page et recommencez.")
  })
  if (corps.acte === 'oter') {
    await enregistrerSousTitres(c.var.db, seance, undefined, moi(c).id)
    return fait(c, seance)
  }
  const envoye = corps.sous_titres
  if (!(envoye instanceof File) || envoye.size === 0) return rendre(c, seance, { fautes: ['Choisissez un fichier de sous-titres.'] }, 422)
  const lu = await lireSousTitresAPart(enTexte(await envoye.arrayBuffer()))
  if (!lu.ok) return rendre(c, seance, { fautes: lu.fautes }, 422)
  await enregistrerSousTitres(c.var.db, seance, lu.vtt, moi(c).id)
  return fait(c, seance)
}

// WebVTT est en UTF-8 ; un SRT vient souvent d'un logiciel qui écrit encore à l'ancienne. Les caractères de commande n'ont pas de sens ici.
function enTexte(octets: ArrayBuffer): string {
  return decoder(octets).replace(/(?![\t\n\r])\p{Cc}/gu, '')
}

function decoder(octets: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return new TextDecoder('windows-1252').decode(octets)
  }
}

const fait = (c: Contexte, seance: SeanceEnDirect) => c.redirect(`${urlSeance(seance)}/enregistrement?fait=1`, 303)

type Reste = { fait?: boolean; saisie?: Saisie; erreurs?: ErreursDEnregistrement; fautes?: string[] }

async function rendre(c: Contexte, seance: SeanceEnDirect, reste: Reste, statut = 200) {
  const enregistrement = await rassemblerEnregistrement(c.var.db, seance)
  const meta = { titre: `Enregistrement : ${seance.titre}`, indexer: false }
  return page(c, meta, <EnregistrementPage {...{ seance, enregistrement }} {...reste} />, statut)
}
