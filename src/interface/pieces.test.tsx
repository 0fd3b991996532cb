import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { EtatVide } from './EtatVide.tsx'
import { Facettes } from './Facettes.tsx'
import { Fiche } from './Fiche.tsx'
import { FilAriane } from './FilAriane.tsx'
import { Fraicheur } from './Fraicheur.tsx'
import { Frise } from './Frise.tsx'
import { Message } from './Message.tsx'
import { Pagination } from './Pagination.tsx'
import { ResumeErreurs } from './ResumeErreurs.tsx'
import { Tableau } from './Tableau.tsx'

const piege = '<img src=x onerror=alert(1)>'

describe('les pièces', () => {
  it('gardent en texte ce que la personne a écrit', () => {
    const html = renderToString(
      <>
        <Fiche titre={piege} href="/x" surtitre={piege} pied={piege}>
          {piege}
        </Fiche>
        <Message ton="info" titre={piege}>
          {piege}
        </Message>
        <Tableau legende={piege} colonnes={[{ cle: 'a', libelle: piege }]} lignes={[{ a: piege }]} />
        <Frise evenements={[{ date: piege, titre: piege, texte: piege }]} />
        <EtatVide titre={piege}>{piege}</EtatVide>
        <Fraicheur verifieeLe="2026-01-01" par={piege} />
      </>,
    )
    expect(html).not.toContain('<img')
  })
  it("le fil d'Ariane part de l'accueil et dit la page courante", () => {
    const html = renderToString(<FilAriane etapes={[{ libelle: 'Territoires', href: '/territoires' }, { libelle: 'Ici' }]} />)
    expect(html).toContain('<a href="/">Accueil</a>')
    expect(html).toContain('<span aria-current="page">Ici</span>')
  })
  it("un filtre choisi se retire d'un lien, et s'envoie par une case", () => {
    const choix = [{ valeur: 'a', libelle: 'Dialogue', compte: 1203, coche: true, oter: '/acteurs?q=x' }]
    const html = renderToString(<Facettes groupes={[{ nom: 'pratique', titre: 'Pratiques', choix }]} effacer="/acteurs" />)
    expect(html).toMatch(/class="pastille" href="\/acteurs\?q=x"/)
    expect(html).toContain('Retirer le filtre ')
    expect(html).toContain('name="pratique"')
    expect(html).toContain('Appliquer les filtres')
    expect(html).toMatch(/1.203/)
  })
  it('un tableau nomme ses colonnes, ses lignes, et dit la colonne qui trie', () => {
    const colonnes = [
      { cle: 'nom', libelle: 'Nom', tri: { href: '?tri=nom', sens: 'croissant' as const } },
      { cle: 'n', libelle: 'Habitants', nombre: true },
    ]
    const html = renderToString(<Tableau legende="Communes" colonnes={colonnes} lignes={[{ nom: 'Ici', n: 3 }]} />)
    expect(html).toContain('<caption>Communes</caption>')
    expect(html).toContain('aria-sort="ascending"')
    expect(html).toContain('<th scope="row">Ici</th>')
  })
  it("au bout d'une liste, il n'y a pas de lien vers rien", () => {
    const html = renderToString(<Pagination resume="1 à 3 sur 3" />)
    expect(html).toContain('1 à 3 sur 3')
    expect(html).not.toContain('<a ')
  })
  it('sans erreur, le résumé des erreurs ne se montre pas', () => {
    expect(renderToString(<ResumeErreurs erreurs={{}} />)).toBe('')
    expect(renderToString(<ResumeErreurs erreurs={undefined} />)).toBe('')
  })
  it("l'erreur du formulaire entier est dite sans lien", () => {
    expect(renderToString(<ResumeErreurs erreurs={{ '': 'Réessayez.' }} />)).toContain('<p>Réessayez.</p>')
  })
  it('une fiche que personne n’a vérifiée le dit', () => {
    expect(renderToString(<Fraicheur verifieeLe={null} />)).toContain('jamais vérifiée')
  })
})
