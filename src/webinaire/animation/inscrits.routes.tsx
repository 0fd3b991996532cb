import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { Controles } from '#champ/Controles.tsx'
import type { Fautes } from '#champ/champ.ts'
import { lireContenu } from '#champ/champs.ts'
import { texte } from '#champ/texte.tsx'
import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { lireFiltres, lireSaisie, type Saisie, un } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { aujourdhui, dateLongue, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { seanceAnimable } from '../acces.ts'
import { countInscriptions, listConfirmees } from '../inscription/inscription.repository.ts'
import { ecrireAuxInscrits } from '../inscription/prevenir-inscrits.ts'
import { type Seance, urlSeance } from '../seance.ts'
import { TeteDeSeance } from '../TeteDeSeance.tsx'

/** Les personnes inscrites à une séance : qui vient, et leur écrire. */
export const routes = routesDe('webinaire')
  .get('/webinaires/:slug/inscrits', 'animateur', async (c) => montrer(c, (await seanceAnimable(c)).fiche))
  .post('/webinaires/:slug/inscrits', 'animateur', ecrire, { limite: 'contact' })
  .get('/webinaires/:slug/inscrits.csv', 'animateur', exporter)

const montrees = 500
const filtreSchema = z.object({ ecrits: un(z.string().regex(/^\d{1,6}$/), '') })

const sujetRequis = 'Donnez un sujet à votre message.'
const messageRequis = 'Écrivez votre message : une phrase au moins.'
const champs = {
  sujet: texte({
    libelle: 'Sujet',
    max: 150,
    bornee: true,
    requis: sujetRequis,
    min: { signes: 3, phrase: sujetRequis },
    tropLong: 'Ce sujet est trop long : 150 caractères au plus.',
  }),
  message: texte({
    libelle: 'Message',
    type: 'textarea',
    aide: 'Il part par la plateforme : personne ne voit les adresses.',
    max: 5000,
    bornee: true,
    requis: messageRequis,
    min: { signes: 20, phrase: messageRequis },
    tropLong: 'Ce message est trop long : 5 000 caractères au plus.',
  }),
}

async function ecrire(c: Contexte) {
  const { fiche: seance } = await seanceAnimable(c)
  const saisie = await lireSaisie(c)
  const lu = await lireContenu(c.var.db, champs, saisie)
  if (!lu.ok) return montrer(c, seance, { saisie, fautes: lu.fautes })
  await borner(c, { 'message-aux-inscrits': seance.id })
  const ecrits = await ecrireAuxInscrits(c.var.db, seance, lu.valeur)
  return c.redirect(avecParametres(`${urlSeance(seance)}/inscrits`, { ecrits }), 303)
}

/** Qui vient, sans les adresses ; un mot leur part à travers la plateforme. */
async function montrer(c: Contexte, seance: Seance, refus?: { saisie: Saisie; fautes: Fautes }) {
  const { db } = c.var
  const { ecrits } = lireFiltres(c, filtreSchema)
  const [comptes, inscrits, referentiel] = await Promise.all([
    countInscriptions(db, seance.id),
    listConfirmees(db, seance.id, { limite: montrees }),
    chargerReferentiel(db),
  ])
  const chemin = `${urlSeance(seance)}/inscrits`
  const titre = comptes.confirmee > 0 ? pluriel(comptes.confirmee, 'personne inscrite', 'personnes inscrites') : 'Les personnes inscrites'
  return page(
    c,
    { titre: 'Personnes inscrites', indexer: false },
    <div class="page-membre">
      <TeteDeSeance seance={seance} acte="Inscrits" titre={titre} />
      {comptes['a-confirmer'] > 0 && <p>{pluriel(comptes['a-confirmer'], 'adresse attend', 'adresses attendent')} confirmation.</p>}
      {ecrits && <Message ton="succes">Le message part à {ecrits} personnes.</Message>}
      {inscrits.length === 0 ? (
        <EtatVide titre="Personne pour l'instant">Les inscriptions confirmées paraîtront ici.</EtatVide>
      ) : (
        <>
          <Tableau
            legende="Les personnes inscrites, 500 au plus"
            colonnes={[
              { cle: 'nom', libelle: 'Nom' },
              { cle: 'structure', libelle: 'Structure' },
              { cle: 'le', libelle: 'Inscrite le' },
            ]}
            lignes={inscrits.map(({ nom, structure, confirmeeLe }) => ({
              nom: nom || 'Sans nom',
              structure: structure || '',
              le: confirmeeLe ? dateLongue(confirmeeLe) : '',
            }))}
          />
          <p>
            <a href={`${chemin}.csv`}>Télécharger la liste (noms et structures, sans adresses)</a>
          </p>
          <form method="post" action={chemin}>
            <h2>Leur écrire</h2>
            <Controles champs={champs} {...{ referentiel, saisie: {}, fautes: {}, ...refus }} />
            <Bouton>Écrire aux personnes inscrites</Bouton>
          </form>
        </>
      )}
    </div>,
    refus ? 422 : 200,
  )
}

async function exporter(c: Contexte) {
  const { fiche: seance } = await seanceAnimable(c)
  const inscrits = await listConfirmees(c.var.db, seance.id, { limite: 10_000 })
  const lignes = inscrits.map(({ nom, structure, confirmeeLe }) => [nom, structure, confirmeeLe ? aujourdhui(confirmeeLe) : ''])
  const colonnes = ['nom', 'structure', 'inscription']
  return c.body(stringify(lignes, { header: true, columns: colonnes, bom: true, escape_formulas: true, delimiter: ';' }), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="inscrits-${seance.slug}.csv"`,
  })
}
