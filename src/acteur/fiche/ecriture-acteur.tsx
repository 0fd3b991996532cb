import { z } from 'zod'
import { texteDe } from '#champ/saisie.ts'
import { ecritureDe } from '#fiche/ecriture/ecriture.routes.ts'
import type { Proposant } from '#fiche/ecriture/lire.ts'
import type { Vue } from '#fiche/ecriture/proposer.routes.tsx'
import { BoutonVers } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import type { Db } from '#socle/db.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { creerFiche } from '../acteur.depot.ts'
import { sorteActeur } from '../acteur.sorte.ts'
import { type Acteur, type SaisieDeFiche, urlActeur } from '../acteur.ts'
import { FormulaireFiche } from './FormulaireFiche.tsx'
import { deposerSurLaFiche } from './moderation-acteur.ts'
import { type Doublon, listDoublons } from './proposer/doublon.repository.ts'

const scripts = ['champ-territoire']

/** Proposer une fiche, la modifier. */
export const ecriture = ecritureDe(sorteActeur, {
  formulaire: FormulaireFiche,
  scripts,
  proposer: {
    chemin: '/acteurs/proposer',
    garder: proposerFiche,
    avance: remplirDAvance,
    arreter: async (db, contenu, saisie) => {
      const doublons = texteDe(saisie, 'autre_organisation') === '1' ? [] : await listDoublons(db, contenu)
      return doublons.length > 0 ? <CEstCelleCi doublons={doublons} /> : null
    },
    rendre: (c, { formulaire, avis, statut }) => {
      const description = "Faire connaître une organisation qui agit sur un territoire : sa fiche dans l'annuaire."
      return page(c, { titre: 'Proposer une fiche', description, scripts }, <ProposerPage {...{ avis, formulaire }} />, statut)
    },
    remercier: (c) => page(c, { titre: 'Fiche proposée', indexer: false }, <MerciPage connecte={c.var.membre !== null} />),
  },
})

/** Garde la fiche proposée et met sa publication dans la file ; à appeler dans une transaction. */
export async function proposerFiche(trx: Db, { contenu, auteur }: { contenu: SaisieDeFiche; auteur: Proposant }): Promise<Acteur> {
  const fiche = await creerFiche(trx, contenu, { etat: 'proposee', auteurId: auteur.id ?? null, motif: 'proposition' })
  await deposerSurLaFiche(trx, fiche, { genre: 'publier', titre: fiche.nom, resume: fiche.resume, auteur })
  return fiche
}

const avanceSchema = z.object({ nom: un(z.string().max(200), ''), territoires: un(z.string().max(200), '') })

// Un lien peut dire un nom, un territoire d'action (son nom ou son code) ; d'une commune, c'est aussi le siège.
async function remplirDAvance(c: Contexte) {
  const { nom, territoires } = lireFiltres(c, avanceSchema)
  const lu = territoires ? await resoudreTerritoire(c.var.db, territoires) : undefined
  const ici = lu?.genre === 'trouve' ? nomEtCode(lu.territoire) : territoires
  const commune = lu?.genre === 'trouve' && lu.territoire.niveau === 'commune' ? ici : ''
  return { nom, commune, territoires: ici }
}

/** Proposer une fiche, avec ou sans compte. */
function ProposerPage({ avis, formulaire }: Pick<Vue, 'avis' | 'formulaire'>) {
  return (
    <div class="fiche-proposer">
      <FilAriane etapes={[{ libelle: 'Acteurs', href: '/acteurs' }, { libelle: 'Proposer une fiche' }]} />
      <h1>Proposer une fiche</h1>
      <p>
        Votre organisation, ou une autre que vous connaissez. Seuls le nom, le profil et la commune sont nécessaires : le reste pourra venir
        plus tard. Une personne de l'animation relit chaque fiche avant de la publier.
      </p>
      {avis}
      {formulaire}
    </div>
  )
}

/** Des fiches du même nom, près d'ici : la page les montre avant d'en garder une de plus. */
function CEstCelleCi({ doublons }: { doublons: Doublon[] }) {
  return (
    <Message ton="attention" titre="C'est celle-ci ?">
      <p>Une fiche du même nom existe déjà près d'ici. Rien n'est perdu : ce que vous avez écrit est ci-dessous.</p>
      <ul>
        {doublons.map((doublon) => (
          <li key={doublon.slug}>
            {doublon.publiee ? <a href={urlActeur(doublon)}>{doublon.nom}</a> : doublon.nom}
            {doublon.lieu && `, ${doublon.lieu}`}
            {doublon.publiee ? doublon.resume && ` : ${doublon.resume}` : ' : déjà proposée, elle attend sa publication.'}
          </li>
        ))}
      </ul>
      <p>Si c'est une autre organisation, cochez la case en bas du formulaire et envoyez-le de nouveau.</p>
    </Message>
  )
}

/** Après l'envoi : ce qui va se passer. */
function MerciPage({ connecte }: { connecte: boolean }) {
  return (
    <div class="fiche-proposer">
      <h1>Merci, la fiche est arrivée</h1>
      <Message ton="succes">Elle attend d'être relue par une personne de l'animation du réseau.</Message>
      <h2>Et maintenant ?</h2>
      <ol>
        <li>Une personne qui connaît le territoire ou la thématique relit la fiche.</li>
        <li>Si elle a une question, elle vous l'envoie par courriel ; vous répondez sans compte.</li>
        <li>Vous recevez un courriel quand la fiche est publiée, ou la raison si elle ne l'est pas.</li>
        <li>
          {connecte
            ? 'Une fois publiée, vous tenez la fiche : vous pouvez la modifier et la garder à jour.'
            : "Une fois publiée, la personne qui s'en occupe peut demander à la tenir, pour la modifier et la garder à jour."}
        </li>
      </ol>
      <BoutonVers href="/acteurs">Voir l'annuaire</BoutonVers>
    </div>
  )
}
