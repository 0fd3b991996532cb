import { z } from 'zod'
import { Bouton } from '#interface/Bouton.tsx'
import { Fait } from '#interface/Fait.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { compterFile, updateARenvoyer } from '#socle/courriel/file.repository.ts'
import { lirePieces } from '#socle/courriel.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { momentEnMots } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { numeroSchema } from '../demandes/demande.schema.ts'
import { CourrielsPage, RenvoiPage } from './CourrielsPage.tsx'
import { type CourrielEntier, findCourriel, listCourriels } from './courriel.repository.ts'
import { etatDuCourriel } from './etat-du-courriel.ts'

const parPage = 50
const filtreSchema = z.object({ avant: un(numeroSchema.optional(), undefined), remis: un(numeroSchema.optional(), undefined) })
const smtp = config.smtpUrl !== undefined

export const routes = routesDe('membre')
  .get('/courriels', 'administrateur', lister)
  .get('/courriels/renvoyer', 'administrateur', confirmerLeRenvoi)
  .post('/courriels/renvoyer', 'administrateur', toutRenvoyer)
  .get('/courriels/:id', 'administrateur', lire)
  .post('/courriels/:id/renvoyer', 'administrateur', renvoyer)

async function lister(c: Contexte) {
  const { avant, remis } = lireFiltres(c, filtreSchema)
  const [lus, file] = await Promise.all([listCourriels(c.var.db, avant, parPage + 1), compterFile(c.var.db, new Date())])
  const courriels = lus.slice(0, parPage)
  const suivant = lus.length > parPage ? courriels.at(-1)?.id : undefined
  return page(c, { titre: 'Courriels gardés', indexer: false }, <CourrielsPage {...{ courriels, file, smtp, avant, suivant, remis }} />)
}

async function confirmerLeRenvoi(c: Contexte) {
  const { aRenvoyer } = await compterFile(c.var.db, new Date())
  return page(c, { titre: 'Tout renvoyer', indexer: false }, <RenvoiPage compte={aRenvoyer} />)
}

async function toutRenvoyer(c: Contexte) {
  const remis = await updateARenvoyer(c.var.db, new Date())
  return c.redirect(avecParametres('/courriels', { remis: remis || undefined }), 303)
}

async function lire(c: Contexte) {
  const { remis } = lireFiltres(c, filtreSchema)
  const courriel = trouve(await findCourriel(c.var.db, numeroDe(c)), "Ce courriel n'est plus gardé.")
  return page(c, { titre: courriel.sujet, indexer: false }, <CourrielPage {...{ courriel, smtp }} remis={remis === 1} />)
}

async function renvoyer(c: Contexte) {
  const id = numeroDe(c)
  if ((await updateARenvoyer(c.var.db, new Date(), id)) === 0)
    throw new ErreurMetier(409, "Ce courriel n'est pas à renvoyer : il est parti, il est en train de partir, ou son moment est passé.")
  return c.redirect(`/courriels/${id}?remis=1`, 303)
}

function numeroDe(c: Contexte): number {
  return trouve(numeroSchema.safeParse(c.req.param('id')).data)
}

/** Un courriel gardé, ce qu'il est devenu, et de quoi l'envoyer de nouveau s'il a échoué. */
function CourrielPage({ courriel, smtp, remis }: { courriel: CourrielEntier; smtp: boolean; remis: boolean }) {
  return (
    <article class="page-membre">
      <FilAriane etapes={[{ libelle: 'Courriels gardés', href: '/courriels' }, { libelle: courriel.sujet }]} />
      <h1>{courriel.sujet}</h1>
      {remis && <Message ton="succes">Le courriel est remis dans la file d'envoi.</Message>}
      <dl class="faits">
        <Fait nom="Pour">{courriel.destinataire}</Fait>
        {courriel.repondre_a && <Fait nom="Réponse à">{courriel.repondre_a}</Fait>}
        <Fait nom="Écrit le">{momentEnMots(courriel.cree_le)}</Fait>
        <Fait nom="État">{etatDuCourriel(courriel, smtp)}</Fait>
      </dl>
      <pre class="courriel-texte">{masquerCles(courriel.texte, smtp)}</pre>
      {lirePieces(courriel.pieces).map((piece) => (
        <details key={piece.nom}>
          <summary>Pièce jointe : {piece.nom}</summary>
          <pre class="courriel-texte">{masquerCles(piece.contenu, smtp)}</pre>
        </details>
      ))}
      {smtp && courriel.envoye_le === null && courriel.derniere_erreur !== null && (
        <form method="post" action={`/courriels/${courriel.id}/renvoyer`}>
          <Bouton>Essayer de nouveau</Bouton>
        </form>
      )}
    </article>
  )
}

/**
 * Le texte d'un courriel, ses clés cachées. Sans SMTP, l'administration transmet les liens elle-même et doit les
 * lire ; avec SMTP, les lire lui permettrait d'entrer à la place de quelqu'un. Une clé va jusqu'à la fin du paramètre :
 * certaines portent un point (« fin.signature »).
 */
export function masquerCles(texte: string, smtp: boolean): string {
  return smtp ? texte.replace(/\b(jeton|cle)=[^\s&#]+/g, '$1=…') : texte
}
