grant update (words) on market.return_request to saolang_app;
grant delete on market.return_photo to saolang_app;
comment on table market.return_request is 'Why a buyer wants to send an order back; what became of it stands in the order''s events. Words and photos go when the purchase forgets its buyer';
comment on table market.return_photo is 'What a buyer photographed, drawn anew without its metadata';
