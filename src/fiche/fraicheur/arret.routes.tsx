import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres } from '#socle/urls.ts'
import { lireCleDArret } from './cles-de-fraicheur.ts'
import { cleSchema } from './fraicheur.routes.tsx'
import { upsertArret } from './rappel.repository.ts'

/** Arrêter ses rappels depuis un courriel, quelles que soient les sortes de fiches que l'on tient. */
export const routes = routesDe('fiche')
  .get('/rappels', 'public', demander, { cache: false })
  .post('/rappels', 'public', arreter, { sansOrigine: true, tailleMax: 16 * 1024 })

function demander(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  exigerArret(cle)
  return page(c, { titre: 'Arrêter les rappels', indexer: false }, <RappelsPage cle={cle} etat="demande" />)
}

// La même adresse sert au bouton de la page et au bouton « se désabonner » des messageries, qui l'envoient sans page.
async function arreter(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const membreId = exigerArret(cle)
  const reprendre = texteDe(await lireSaisie(c), 'acte') === 'reprendre'
  await upsertArret(c.var.db, membreId, !reprendre)
  return page(c, { titre: 'Rappels', indexer: false }, <RappelsPage cle={cle} etat={reprendre ? 'repris' : 'arretes'} />)
}

function exigerArret(cle: string): string {
  const membreId = lireCleDArret(cle)
  if (membreId === undefined) throw new ErreurMetier(403, 'Ce lien est incomplet. Reprenez-le entier dans le courriel reçu.')
  return membreId
}

/** Arrêter ses rappels, ou y revenir. */
function RappelsPage({ cle, etat }: { cle: string; etat: 'demande' | 'arretes' | 'repris' }) {
  const action = avecParametres('/rappels', { cle })
  return (
    <div class="fiche-fraicheur">
      <h1>{etat === 'demande' ? 'Arrêter les rappels ?' : etat === 'arretes' ? 'Les rappels sont arrêtés' : 'Les rappels reprendront'}</h1>
      {etat === 'demande' && <p>Vous ne recevrez plus de courriel vous demandant si vos fiches sont à jour. Vos fiches ne changent pas.</p>}
      {etat === 'arretes' && <Message ton="succes">Vous ne recevrez plus ces courriels. Vos fiches restent à vous.</Message>}
      {etat === 'repris' && (
        <Message ton="succes">Vous recevrez un rappel quand une fiche aura plus d'un an, au plus tous les trois mois.</Message>
      )}
      <form method="post" action={action}>
        {etat === 'arretes' && <input type="hidden" name="acte" value="reprendre" />}
        <Bouton variante={etat === 'demande' ? 'principal' : 'discret'}>
          {etat === 'arretes' ? "C'était une erreur : les reprendre" : 'Arrêter ces rappels'}
        </Bouton>
      </form>
    </div>
  )
}
