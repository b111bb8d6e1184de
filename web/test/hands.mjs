// Two pairs of hands for one task: a mouse, and a keyboard alone. The keyboard
// goes by Tab from where it is until it stands on what is wanted, as somebody
// does who has nothing else.
import assert from 'node:assert/strict';

const far = 600; // steps by Tab that are a page too long

export function mouse(page) {
  return {
    name: 'mouse',
    press: (what) => what.click(),
    select: (what, label) => what.selectOption({ label }),
    async write(what, words) {
      await what.click();
      await what.fill(words);
    },
    pick: (list, words) => list.locator('[role=option]', { hasText: words }).first().click(),
    async slide(what, to) {
      const box = await what.boundingBox();
      const [min, max] = [Number(await what.getAttribute('min')), Number(await what.getAttribute('max'))];
      await page.mouse.click(box.x + 8 + ((box.width - 16) * (to - min)) / (max - min), box.y + box.height / 2);
    },
  };
}

export function keyboard(page) {
  const on = (what) => what.evaluate((e) => document.activeElement === e);
  const reach = async (what) => {
    await what.waitFor({ state: 'attached' });
    for (let i = 0; i < far; i += 1) {
      if (await on(what)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never comes to ${await what.evaluate((e) => e.outerHTML.slice(0, 200))}`);
  };
  return {
    name: 'keyboard',
    reach,
    async press(what) {
      await reach(what);
      const kind = await what.evaluate((e) => e.type);
      await page.keyboard.press(kind === 'checkbox' || kind === 'radio' ? 'Space' : 'Enter');
    },
    // A list box is gone through by what its entries begin with, or arrow by arrow.
    async select(what, label) {
      await reach(what);
      const steps = await what.evaluate((e, words) => [...e.options].findIndex((o) => o.label === words || o.text === words) - e.selectedIndex, label);
      for (let i = 0; i < Math.abs(steps); i += 1) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    },
    async write(what, words) {
      await reach(what);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(words);
    },
    async pick(list, words) {
      const option = list.locator('[role=option]', { hasText: words }).first();
      await option.waitFor();
      for (let i = 0; i < 60; i += 1) {
        if ((await option.getAttribute('aria-selected')) === 'true') break;
        await page.keyboard.press('ArrowDown');
        if (i % 8 === 7) await page.waitForTimeout(200); // the answer to the last letters may be on its way
      }
      assert.equal(await option.getAttribute('aria-selected'), 'true', `the arrows never come to ${words}`);
      await page.keyboard.press('Enter');
    },
    async slide(what, to) {
      await reach(what);
      const now = Number(await what.inputValue());
      for (let i = 0; i < Math.abs(to - now); i += 1) await page.keyboard.press(to > now ? 'ArrowRight' : 'ArrowLeft');
    },
  };
}
