import { type Fautes, faute } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { enregistrerBrouillon } from '#fiche/ecriture/brouillon/enregistrer-brouillon.ts'
import { fautesDe, saisieDeLaFiche } from '#fiche/ecriture/lire.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { licences, licencesDAdaptation, phraseDeLicence } from '#ressource/licences.ts'
import { findById, ressourceLisible } from '#ressource/ressource.depot.ts'
import { peutAdapter } from '#ressource/ressource.droits.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'
import { config } from '#socle/config.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { envoiDeRessource } from './formulaire/envoi-de-ressource.ts'

export const routes = routesDe('ressource')
  .get('/ressources/:slug/adapter', 'membre', demander)
  .post('/ressources/:slug/adapter', 'membre', adapter, { limite: 'formulaire', sansEffet: true })

async function demander(c: Contexte) {
  const ressource = await adaptable(c)
  const meta = { titre: `Adapter ${ressource.titre}`, indexer: false, scripts: ['champ-territoire'] }
  return page(c, meta, <AdapterPage ressource={ressource} />)
}

// Un brouillon, plein du texte d'origine : rien n'est publié avant que la personne l'ait relu et proposé.
async function adapter(c: Contexte) {
  const [ressource, demandee] = [await adaptable(c), await lireSaisie(c)]
  const rempli = await saisieDeLaFiche(c.var.db, sorteRessource, ressource)
  const signee = ressource.auteurs.length > 0 ? `, de ${ressource.auteurs.join(', ')}` : ''
  const saisie = {
    ...rempli,
    territoire: texteDe(demandee, 'territoire').slice(0, 200),
    adaptation: texteDe(demandee, 'adaptation').slice(0, 500),
    adaptee_de: String(ressource.id),
    auteurs: '',
    acteurs: '',
    annee: '',
    licence: licencesDAdaptation(ressource.licence)[0] ?? ressource.licence,
    source: `Adapté de « ${ressource.titre} »${signee} (${licences[ressource.licence].nom}).`,
    source_url: (config.adresse + urlRessource(ressource)).replace(/^http:\/\/localhost.*/, ''),
    liees: '',
  }
  const brouillon = { salle: sorteRessource.salle, membreId: moi(c).id, objetId: null, connu: null, saisie }
  const { id } = await enregistrerBrouillon(c.var.db, brouillon, envoiDeRessource)
  return c.redirect(`/ressources/brouillons/${id}`, 303)
}

/** Ce qui ne va pas dans une ressource qui en adapte une autre : sa licence doit respecter celle d'origine. */
export async function refuserAdaptation(c: Contexte, saisie: Saisie): Promise<Fautes> {
  const ecrit = texteDe(saisie, 'adaptee_de')
  if (ecrit === '') return {}
  const origine = /^\d{1,15}$/.test(ecrit) ? await findById(c.var.db, Number(ecrit)) : undefined
  if (!origine || !peutAdapter(c.var.membre, origine)) throw new ErreurMetier(403, 'Cette ressource ne peut pas être adaptée ici.')
  const permise = licencesDAdaptation(origine.licence).some((licence) => licence === texteDe(saisie, 'licence'))
  const tropLongue = texteDe(saisie, 'adaptation').length > 500
  return {
    ...(permise ? {} : fautesDe(faute('licence', phraseDeLicence(origine.licence)))),
    ...(tropLongue ? fautesDe(faute('adaptation', 'Cette phrase est trop longue : 500 caractères au plus.')) : {}),
  }
}

async function adaptable(c: Contexte): Promise<Ressource> {
  const { fiche: ressource } = await ressourceLisible(c)
  if (!peutAdapter(moi(c), ressource)) {
    const publiee = ressource.etat === 'publiee'
    throw new ErreurMetier(409, publiee ? phraseDeLicence(ressource.licence) : "Cette ressource n'est pas dans le catalogue.")
  }
  return ressource
}

function AdapterPage({ ressource }: { ressource: Ressource }) {
  const permises = licencesDAdaptation(ressource.licence).map((licence) => licences[licence].nom)
  return (
    <div class="contribuer">
      <FilAriane
        etapes={[
          { libelle: 'Ressources', href: '/ressources' },
          { libelle: ressource.titre, href: urlRessource(ressource) },
          { libelle: 'Adapter' },
        ]}
      />
      <h1>Adapter « {ressource.titre} »</h1>
      <p class="chapeau">
        Le texte est copié dans un brouillon à vous : changez ce qui ne va pas chez vous, puis proposez-le. Le lien vers l'origine et ses
        auteurs restent cités.
      </p>
      <p>
        Sa licence ({licences[ressource.licence].nom}) le permet. Votre adaptation paraîtra sous{' '}
        {permises.length === 1 ? 'la même' : `l'une de ces licences : ${permises.join(' ; ')}`}.
      </p>
      <form method="post" action={`${urlRessource(ressource)}/adapter`}>
        <ChampTerritoire
          nom="territoire"
          libelle="Pour quel territoire ?"
          aide="Un nom ou un code postal ; vous pourrez le préciser ensuite."
        />
        <Champ
          nom="adaptation"
          libelle="Qu'est-ce que cela change ?"
          type="textarea"
          lignes={2}
          aide="Une phrase, par exemple : « Les réunions se tiennent sur les trois îles à la fois. »"
        />
        <p>
          <Bouton>Commencer l'adaptation</Bouton>
        </p>
      </form>
    </div>
  )
}
